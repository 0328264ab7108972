package dev.parley.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.sip.call.Heard;
import dev.parley.sip.call.InviteRequest;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.call.SipHandler;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipUri;
import dev.parley.watch.Pulse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the owner of one call throws on the loop that carries all of them. */
class SipFaultIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final AtomicInteger invited = new AtomicInteger();
  private final SipEndpoint here = SipEndpoint.open(config(), SipHandler.refusing());
  private Supplier<Error> fault = () -> new AssertionError("on purpose");
  private final SipEndpoint there =
      SipEndpoint.open(
          config(),
          (call, _) -> {
            if (invited.incrementAndGet() == 1) {
              throw fault.get();
            }
            call.reject(486);
            return (_, _) -> {};
          });

  private static SipConfig config() {
    return SipConfig.of(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        InstantSource.system(),
        new SecureRandom());
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private void dial(Heard caller) {
    SipCall _ =
        here.invite(
            InviteRequest.of(
                SipUri.of("bob", there.address()),
                NameAddress.of(null, SipUri.of("alice", here.address())),
                "call-" + System.nanoTime(),
                "v=0\r\n"),
            caller);
  }

  static Stream<Supplier<Error>> faults() {
    return Stream.of(
        () -> new AssertionError("on purpose"),
        () -> new StackOverflowError("on purpose"),
        () -> new NoClassDefFoundError("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void anErrorInOneCallLeavesTheLoopToTheOthers(Supplier<Error> thrown) throws Exception {
    fault = thrown;
    dial(new Heard());
    await().atMost(SOON).until(() -> there.pulse().read().faults() > 0);
    Heard caller = new Heard();
    dial(caller);
    assertThat(caller.next(SipCallEvent.Ended.class).end().status()).isEqualTo(486);
    assertThat(there.pulse().read().state()).isEqualTo(Pulse.State.RUNNING);
  }

  @Test
  void memoryThatRunsOutEndsTheLoopAndThisIsSeen() {
    fault = () -> new OutOfMemoryError("on purpose");
    dial(new Heard());
    await().atMost(SOON).until(() -> there.pulse().read().state() == Pulse.State.DEAD);
  }
}
