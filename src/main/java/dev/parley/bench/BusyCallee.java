package dev.parley.bench;

import dev.parley.sip.IncomingInvite;
import dev.parley.sip.SipCall;
import dev.parley.sip.SipCallListener;
import dev.parley.sip.SipConfig;
import dev.parley.sip.SipEndpoint;
import dev.parley.sip.SipUri;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the other end of a trunk who refuses each call at once with 486 and notes when its
 * INVITE came in: after it was read and parsed, so a little later than it reached the socket.
 */
public final class BusyCallee implements AutoCloseable {
  private final SipEndpoint sip;
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final Set<String> callIds = ConcurrentHashMap.newKeySet();

  private BusyCallee(SipConfig config) {
    this.sip = SipEndpoint.open(config, this::incoming);
  }

  /** Opens the socket. */
  public static BusyCallee open(SipConfig config) {
    return new BusyCallee(config);
  }

  /** Where it listens. */
  public int port() {
    return sip.address().getPort();
  }

  private SipCallListener incoming(SipCall call, IncomingInvite invite) {
    long now = System.nanoTime();
    call.reject(486);
    String number = String.valueOf(SipUri.parse(invite.requestUri()).user());
    callIds.add(invite.callId());
    arrivals.putIfAbsent(number, now);
    latch(number).countDown();
    return (_, _) -> {};
  }

  private CountDownLatch latch(String number) {
    return awaited.computeIfAbsent(number, _ -> new CountDownLatch(1));
  }

  /** How many INVITEs came, each Call-ID counted once. */
  int invited() {
    return callIds.size();
  }

  /** The {@link System#nanoTime()} the first INVITE for a number came in at; null if none came. */
  @Nullable Long arrival(String number, long seconds) throws InterruptedException {
    boolean _ = latch(number).await(seconds, TimeUnit.SECONDS);
    return arrivals.get(number);
  }

  @Override
  public void close() {
    sip.close();
  }
}
