package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.transaction.TransportProtocol;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers when nobody waits any more is acknowledged and hung up. */
class LateAnswersTest {
  private final Wiretap tap = new Wiretap();

  /** Answers, and answers again: one ACK each, and one BYE. */
  private void partsFrom(SipRequest invite, String tag) {
    tap.respond(invite, 200, tag, Wiretap.ANSWER);
    SipRequest ack = tap.nextRequest("ACK");
    assertThat(ack.toTag()).isEqualTo(tag);
    assertThat(ack.cseq().number()).isEqualTo(invite.cseq().number());
    assertThat(ack.uri()).isEqualTo("sip:bob-" + tag + "@192.0.2.9:5070");
    SipRequest bye = tap.nextRequest("BYE");
    assertThat(bye.toTag()).isEqualTo(tag);
    for (int i = 0; i < 3; i++) {
      tap.respond(invite, 200, tag, Wiretap.ANSWER);
      assertThat(tap.nextRequest("ACK").toTag()).isEqualTo(tag);
    }
    tap.respond(bye, 200);
    tap.respond(invite, 200, tag, Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo(tag);
    tap.silent();
    tap.heard.nothingMore();
    assertThat(tap.userAgent.context().transactions().expecting()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 33, 600, 86_400})
  void afterTheCancelledCallWasGivenUp(long secondsLater) {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 180);
    tap.heard.now(SipCallEvent.Progress.class);
    call.hangUp();
    tap.pass(Duration.ofSeconds(32));
    tap.heard.now(SipCallEvent.Ended.class);
    tap.forget();
    tap.pass(Duration.ofSeconds(secondsLater));
    partsFrom(invite, "fork1");
  }

  @Test
  void afterNothingHadComeBack() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.pass(40_000);
    tap.heard.now(SipCallEvent.Ended.class);
    tap.forget();
    partsFrom(invite, "fork1");
  }

  @ParameterizedTest
  @ValueSource(ints = {486, 487, 503, 603})
  void afterAnotherPhoneHadRefused(int status) {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, status, "fork1", null);
    tap.nextRequest("ACK");
    tap.heard.now(SipCallEvent.Ended.class);
    partsFrom(invite, "fork2");
    tap.pass(60_000);
    partsFrom(invite, "fork3");
  }

  @Test
  void afterARefusalByStream() {
    tap.transport = TransportProtocol.TCP;
    tap.dial(Wiretap.request().withTransport(TransportProtocol.TCP));
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 487, "fork1", null);
    tap.nextRequest("ACK");
    tap.heard.now(SipCallEvent.Ended.class);
    partsFrom(invite, "fork2");
  }

  @Test
  void afterTheCallWasHungUp() {
    SipRequest invite = tap.establish();
    tap.call().hangUp();
    tap.respond(tap.nextRequest("BYE"), 200);
    tap.heard.now(SipCallEvent.Ended.class);
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    tap.pass(60_000);
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    tap.silent();
    partsFrom(invite, "fork2");
  }

  @Test
  void afterThePasswordWasAskedFor() {
    tap.dial(Wiretap.request().withCredentials(new Credentials("u", "p")));
    SipRequest asked = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(asked, 401, "t").with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
    tap.nextRequest("ACK");
    SipRequest invite = tap.nextRequest("INVITE");
    tap.pass(40_000);
    tap.heard.now(SipCallEvent.Ended.class);
    tap.forget();
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").header("Authorization")).isNotNull();
    SipRequest bye = tap.nextRequest("BYE");
    tap.receive(
        Responses.of(bye, 401, null)
            .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"m\", stale=true"));
    assertThat(tap.nextRequest("BYE").header("Authorization")).contains("nonce=\"m\"");
  }

  @Test
  void hangsUpAgainWhenTheFirstByeWasLost() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.pass(40_000);
    tap.heard.now(SipCallEvent.Ended.class);
    tap.forget();
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    tap.nextRequest("BYE");
    tap.pass(40_000);
    tap.forget();
    partsFrom(invite, "fork1");
  }

  @Test
  void anEstablishedCallIsOnlyAcknowledgedAgain() {
    SipRequest invite = tap.establish();
    tap.pass(120_000);
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork1");
    tap.silent();
    tap.heard.nothingMore();
    partsFrom(invite, "fork2");
    assertThat(tap.userAgent.context().calls()).hasSize(1);
  }

  @Test
  void aPhoneThatStillRingsIsCancelled() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.pass(40_000);
    tap.heard.now(SipCallEvent.Ended.class);
    tap.forget();
    tap.respond(invite, 180);
    SipRequest cancel = tap.nextRequest("CANCEL");
    assertThat(cancel.via()).isEqualTo(invite.via());
    tap.respond(invite, 180);
    tap.silent();
    tap.respond(cancel, 200);
    tap.respond(invite, 487);
    assertThat(tap.nextRequest("ACK").via()).isEqualTo(invite.via());
    tap.silent();
  }

  @Test
  void aStrangersAnswerIsDropped() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.pass(40_000);
    tap.forget();
    tap.respond(invite.set("Via", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKguess"), 200);
    tap.respond(invite.set("Call-ID", "another"), 200);
    tap.silent();
  }

  @Test
  void forgetsTheOldestWhenThereAreTooMany() {
    for (int i = 0; i < LateAnswers.MOST + 100; i++) {
      tap.dial();
      tap.respond(tap.nextRequest("INVITE"), 486);
      tap.forget();
    }
    assertThat(tap.userAgent.context().late().size()).isEqualTo(LateAnswers.MOST);
  }
}
