package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.Via;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls made to us, message by message on a fake clock. */
class ServerCallTest {
  private final Wiretap tap = new Wiretap();

  private SipRequest invited(String extra, @Nullable String sdp) {
    SipRequest invite = Wiretap.invite(extra, sdp);
    tap.receive(invite);
    tap.nextResponse(100);
    return invite;
  }

  private SipRequest invited() {
    return invited("", Wiretap.ANSWER);
  }

  private SipRequest cancel(SipRequest invite) {
    return new SipRequest("CANCEL", invite.uri(), invite.headers(), SipBody.EMPTY)
        .set("CSeq", invite.cseq().number() + " CANCEL");
  }

  @Test
  void ringsAnswersAndIsEstablishedByTheAck() {
    SipRequest invite =
        invited("Record-Route: <sip:p1.example.com;lr>\nX-Trunk: a\n", Wiretap.ANSWER);
    assertThat(tap.shown().offer()).isEqualTo(Wiretap.ANSWER);
    assertThat(tap.shown().header("x-trunk")).isEqualTo("a");
    assertThat(tap.shown().from().displayName()).isEqualTo("Bob");
    tap.arrived().ring();
    SipResponse ringing = tap.nextResponse(180);
    assertThat(ringing.toTag()).isNotEmpty();
    assertThat(ringing.header("Record-Route")).isEqualTo("<sip:p1.example.com;lr>");
    assertThat(ringing.header("Contact")).isEqualTo("<sip:+15550100@192.0.2.1:5060>");
    tap.arrived().accept(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.toTag()).isEqualTo(ringing.toTag());
    assertThat(ok.sdp()).isEqualTo(Wiretap.OFFER);
    tap.receive(Wiretap.after(invite, ok, "ACK", 10));
    assertThat(tap.heard.now(SipCallEvent.Acknowledged.class).sdp()).isNull();
    tap.call().hangUp();
    Wiretap.Sent bye = tap.next();
    assertThat(bye.message().header("Route")).isEqualTo("<sip:p1.example.com;lr>");
    assertThat(((SipRequest) bye.message()).uri()).isEqualTo("sip:bob@192.0.2.9:5070");
    assertThat(bye.hop().host()).isEqualTo("p1.example.com");
    tap.heard.now(SipCallEvent.Ended.class);
  }

  @Test
  void repeatsThe2xxUntilTheAckAndThenHangsUp() {
    invited();
    tap.arrived().accept(Wiretap.OFFER);
    tap.settle();
    tap.pass(31_999);
    assertThat(tap.forget()).isEqualTo(11);
    tap.pass(1);
    tap.nextRequest("BYE");
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.EXPIRED);
  }

  @Test
  void aRetransmittedInviteGetsTheLastResponseAgain() {
    SipRequest invite = invited();
    tap.arrived().ring();
    SipResponse ringing = tap.nextResponse(180);
    tap.receive(invite);
    assertThat(tap.nextResponse(180)).isEqualTo(ringing);
  }

  @Test
  void givesEarlyMedia() {
    invited();
    tap.arrived().progress(Wiretap.OFFER);
    assertThat(tap.nextResponse(183).sdp()).isEqualTo(Wiretap.OFFER);
  }

  @Test
  void ringsOnceAMinuteSoThatNoProxyGivesUp() {
    invited();
    tap.arrived().ring();
    tap.nextResponse(180);
    tap.pass(59_999);
    tap.silent();
    tap.pass(1);
    tap.nextResponse(180);
  }

  @Test
  void aCancelEndsWhatRings() {
    SipRequest invite = invited();
    tap.arrived().ring();
    tap.nextResponse(180);
    tap.receive(cancel(invite).with("Reason", "SIP;cause=200"));
    tap.nextResponse(200);
    tap.nextResponse(487);
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.by()).isEqualTo(SipEnd.Party.REMOTE);
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.CANCELLED);
    assertThat(end.reasonHeader()).isEqualTo("SIP;cause=200");
    tap.arrived().accept(Wiretap.OFFER);
    tap.silent();
    tap.heard.nothingMore();
  }

  @Test
  void aCancelThatComesTooLateChangesNothing() {
    SipRequest invite = invited();
    tap.arrived().accept(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    tap.receive(cancel(invite));
    tap.nextResponse(200);
    tap.receive(Wiretap.after(invite, ok, "ACK", 10));
    tap.heard.now(SipCallEvent.Acknowledged.class);
  }

  @Test
  void aCancelForNothingIs481() {
    tap.receive(cancel(Wiretap.invite("", null)));
    tap.nextResponse(481);
  }

  @Test
  void makesTheOfferWhenTheInviteHasNone() {
    SipRequest invite = invited("", null);
    assertThat(tap.shown().offer()).isNull();
    tap.arrived().accept(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    tap.receive(Wiretap.after(invite, ok, "ACK", 10).withSdp(Wiretap.ANSWER));
    assertThat(tap.heard.now(SipCallEvent.Acknowledged.class).sdp()).isEqualTo(Wiretap.ANSWER);
  }

  @Test
  void hangingUpBeforeTheAckWaitsForIt() {
    SipRequest invite = invited();
    tap.arrived().accept(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    tap.call().hangUp();
    tap.silent();
    tap.receive(Wiretap.after(invite, ok, "ACK", 10));
    tap.nextRequest("BYE");
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().by()).isEqualTo(SipEnd.Party.LOCAL);
  }

  @Test
  void hangingUpWhatRingsRefusesIt() {
    invited();
    tap.call().hangUp();
    tap.nextResponse(480);
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().cause())
        .isEqualTo(SipEnd.Cause.REFUSED);
  }

  @Test
  void aByeBeforeTheAckEndsTheCall() {
    SipRequest invite = invited();
    tap.arrived().accept(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    tap.receive(Wiretap.after(invite, ok, "BYE", 11));
    tap.nextResponse(200);
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().by()).isEqualTo(SipEnd.Party.REMOTE);
    tap.pass(60_000);
    tap.silent();
  }

  @Test
  void aMergedInviteIsALoop() {
    SipRequest invite = invited();
    tap.receive(invite.set("Via", "SIP/2.0/UDP 192.0.2.8:5060;branch=z9hG4bKother"));
    tap.nextResponse(482);
    tap.heard.nothingMore();
  }

  @Test
  void answersWhereRportSays() {
    tap.receive(Wiretap.invite("", Wiretap.ANSWER));
    Wiretap.Sent trying = tap.next();
    assertThat(trying.hop().host()).isEqualTo("192.0.2.9");
    assertThat(trying.hop().port()).isEqualTo(5060);
    Via via = trying.message().via();
    assertThat(via.params().get("rport")).isEqualTo("5060");
    assertThat(via.params().get("received")).isEqualTo("192.0.2.9");
  }

  @Test
  void answersThePortOfTheViaWithoutRport() {
    tap.receive(
        Wiretap.invite("", Wiretap.ANSWER)
            .set("Via", "SIP/2.0/UDP pc33.example.com:5999;branch=z9hG4bKx"));
    Wiretap.Sent trying = tap.next();
    assertThat(trying.hop().host()).isEqualTo("192.0.2.9");
    assertThat(trying.hop().port()).isEqualTo(5999);
    assertThat(trying.message().via().params().get("received")).isEqualTo("192.0.2.9");
  }

  @Test
  void refusesWhenOverloaded() {
    tap.overloaded = true;
    tap.receive(Wiretap.invite("", Wiretap.ANSWER));
    assertThat(tap.nextResponse(503).retryAfter()).isNotNull();
    assertThat(tap.incoming).isNull();
  }
}
