package dev.parley.bench.callee;

import dev.parley.audio.Codecs;
import dev.parley.bench.report.BenchException;
import dev.parley.rtp.MediaConfig;
import dev.parley.sim.TestCall;
import dev.parley.sim.TestPhone;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.SipUri;
import dev.parley.telephony.DialRequest;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.PhoneEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A call of Parley's telephone to a test phone, answered: SIP and RTP over the loopback.
 *
 * @param call Parley's end
 * @param callee the other
 */
public record TwoPhones(Phone near, TestPhone far, PhoneCall call, TestCall callee)
    implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration WHOLE = Duration.ofHours(1);

  /**
   * Rings and is answered.
   *
   * @param loss share of the callee's packets that get lost
   */
  public static TwoPhones connected(double loss, InstantSource clock, RandomGenerator random)
      throws InterruptedException {
    SynchronousQueue<TestCall> answered = new SynchronousQueue<>();
    TestPhone far =
        TestPhone.open(
            TestPhone.Settings.of(clock, random).speaking(Codecs.NARROWBAND).losing(loss),
            incoming -> {
              if (incoming.answer()) {
                answered.put(incoming);
                var _ = incoming.over(WHOLE);
              }
            });
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Phone near =
        Phone.open(
            PhoneConfig.of(
                SipConfig.of(anywhere, clock, random),
                MediaConfig.of(anywhere.getAddress(), clock, random).withThreads(1)));
    PhoneCall call =
        near.dial(
            DialRequest.direct(
                far.address("callee"),
                SipUri.of("parley", near.address()),
                UUID.randomUUID() + "@parley"));
    @Nullable TestCall callee = answered.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    PhoneEvent event = call.next(LIMIT);
    while (event instanceof PhoneEvent.Ringing) {
      event = call.next(LIMIT);
    }
    if (callee == null || !(event instanceof PhoneEvent.Answered)) {
      call.close();
      near.close();
      far.close();
      throw new BenchException("A call to 127.0.0.1 was not answered, but came to " + event + ".");
    }
    return new TwoPhones(near, far, call, callee);
  }

  @Override
  public void close() {
    call.close();
    near.close();
    far.close();
  }
}
