package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the other end of an established call is still there. */
class ProbeTest {
  private final Wiretap tap = new Wiretap();

  @ParameterizedTest
  @CsvSource({
    "200, true",
    "404, true",
    "405, true",
    "480, true",
    "501, true",
    "503, true",
    "408, false",
    "481, false"
  })
  void takesAnyAnswerForASignOfLifeButThatNobodyKnowsTheCall(int status, boolean there) {
    SipRequest invite = tap.establish();
    tap.call().probe();
    SipRequest options = tap.nextRequest("OPTIONS");
    assertThat(options.toTag()).isEqualTo("fork1");
    assertThat(options.callId()).isEqualTo(invite.callId());
    tap.respond(options, status);
    assertThat(tap.heard.now(SipCallEvent.Probed.class).there()).isEqualTo(there);
    tap.heard.nothingMore();
    assertThat(tap.userAgent.context().calls()).hasSize(1);
  }

  @Test
  void takesNoAnswerForDeath() {
    tap.establish();
    tap.call().probe();
    tap.call().probe();
    tap.pass(31_000);
    tap.heard.nothingMore();
    tap.pass(2_000);
    assertThat(tap.heard.now(SipCallEvent.Probed.class).there()).isFalse();
    tap.heard.nothingMore();
  }

  @Test
  void asksOnceAtATimeAndAgainAfterwards() {
    tap.establish();
    tap.call().probe();
    tap.call().probe();
    tap.respond(tap.nextRequest("OPTIONS"), 200);
    tap.silent();
    tap.heard.now(SipCallEvent.Probed.class);
    tap.call().probe();
    tap.respond(tap.nextRequest("OPTIONS"), 200);
    tap.heard.now(SipCallEvent.Probed.class);
  }
}
