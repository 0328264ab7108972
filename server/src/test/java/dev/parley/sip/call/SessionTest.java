package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens within an established call. */
class SessionTest {
  private static final String MOVED = Wiretap.ANSWER + "a=sendonly\r\n";

  private final Wiretap tap = new Wiretap();

  private SipRequest reinvite(SipRequest ours, long cseq, String sdp) {
    SipRequest request = tap.within(ours, "INVITE", cseq, sdp);
    tap.receive(request);
    return request;
  }

  @Test
  void answersAByeAndEnds() {
    SipRequest invite = tap.establish();
    tap.receive(tap.within(invite, "BYE", 1, null).with("Reason", "Q.850;cause=16"));
    tap.nextResponse(200);
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.by()).isEqualTo(SipEnd.Party.REMOTE);
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.BYE);
    assertThat(end.reasonHeader()).isEqualTo("Q.850;cause=16");
    tap.receive(tap.within(invite, "BYE", 2, null));
    tap.nextResponse(481);
  }

  @Test
  void letsTheOwnerAnswerAHold() {
    SipRequest invite = tap.establish();
    SipRequest hold = reinvite(invite, 1, MOVED);
    tap.nextResponse(100);
    assertThat(tap.heard.now(SipCallEvent.Offered.class).sdp()).isEqualTo(MOVED);
    tap.call().answerOffer(Wiretap.OFFER + "a=recvonly\r\n");
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.sdp()).contains("recvonly");
    assertThat(ok.header("Contact")).isNotNull();
    tap.pass(500);
    assertThat(tap.nextResponse(200)).isEqualTo(ok);
    tap.receive(ack(hold, ok));
    tap.pass(60_000);
    tap.silent();
    tap.heard.nothingMore();
  }

  private SipRequest ack(SipRequest invite, SipResponse ok) {
    return new SipRequest("ACK", invite.uri(), invite.headers(), SipBody.EMPTY)
        .set("CSeq", invite.cseq().number() + " ACK")
        .set("To", ok.mandatory("To"))
        .set("Via", "SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKack");
  }

  @Test
  void answersARefreshWithoutDisturbingItsOwner() {
    SipRequest invite = tap.establish();
    reinvite(invite, 1, Wiretap.ANSWER);
    tap.nextResponse(100);
    assertThat(tap.nextResponse(200).sdp()).isEqualTo(Wiretap.OFFER);
    tap.heard.nothingMore();
  }

  @Test
  void hangsUpWhenTheAckToAReinviteNeverComes() {
    SipRequest invite = tap.establish();
    reinvite(invite, 1, Wiretap.ANSWER);
    tap.pass(32_000);
    assertThat(tap.forget()).isGreaterThan(8);
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().cause())
        .isEqualTo(SipEnd.Cause.EXPIRED);
  }

  @Test
  void makesTheOfferWhenAReinviteHasNone() {
    SipRequest invite = tap.establish();
    SipRequest empty = tap.within(invite, "INVITE", 1, null);
    tap.receive(empty);
    tap.nextResponse(100);
    assertThat(tap.heard.now(SipCallEvent.Offered.class).sdp()).isNull();
    tap.call().answerOffer(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.sdp()).isEqualTo(Wiretap.OFFER);
    tap.receive(ack(empty, ok).withSdp(MOVED));
    assertThat(tap.heard.now(SipCallEvent.Reanswered.class).sdp()).isEqualTo(MOVED);
  }

  @Test
  void refusesAnOfferAndKeepsTheCall() {
    SipRequest invite = tap.establish();
    reinvite(invite, 1, MOVED);
    tap.nextResponse(100);
    tap.heard.now(SipCallEvent.Offered.class);
    tap.call().refuseOffer(488);
    tap.nextResponse(488);
    assertThat(tap.userAgent.context().calls()).hasSize(1);
  }

  @Test
  void aCancelledReinviteIsTerminatedAndTheCallGoesOn() {
    SipRequest invite = tap.establish();
    SipRequest moved = reinvite(invite, 1, MOVED);
    tap.nextResponse(100);
    tap.heard.now(SipCallEvent.Offered.class);
    tap.receive(
        new SipRequest("CANCEL", moved.uri(), moved.headers(), SipBody.EMPTY)
            .set("CSeq", "1 CANCEL"));
    tap.nextResponse(200);
    tap.nextResponse(487);
    tap.heard.nothingMore();
    assertThat(tap.userAgent.context().calls()).hasSize(1);
  }

  @Test
  void answersAnUpdateWithAndWithoutOffer() {
    SipRequest invite = tap.establish();
    tap.receive(tap.within(invite, "UPDATE", 1, null));
    assertThat(tap.nextResponse(200).body().length()).isZero();
    tap.receive(tap.within(invite, "UPDATE", 2, MOVED));
    assertThat(tap.heard.now(SipCallEvent.Offered.class).sdp()).isEqualTo(MOVED);
    tap.receive(tap.within(invite, "UPDATE", 3, MOVED));
    SipResponse refused = tap.nextResponse(500);
    assertThat(refused.retryAfter()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    tap.call().answerOffer(Wiretap.OFFER);
    assertThat(tap.nextResponse(200).sdp()).isEqualTo(Wiretap.OFFER);
    tap.pass(60_000);
    tap.silent();
  }

  @Test
  void refusesWhatCrossesItsOwnOffer() {
    SipRequest invite = tap.establish();
    tap.call().reoffer(MOVED);
    SipRequest ours = tap.nextRequest("INVITE");
    reinvite(invite, 1, MOVED);
    tap.nextResponse(491);
    tap.receive(tap.within(invite, "UPDATE", 2, MOVED));
    tap.nextResponse(491);
    tap.respond(ours, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    assertThat(tap.heard.now(SipCallEvent.Reanswered.class).sdp()).isEqualTo(Wiretap.ANSWER);
  }

  @Test
  void triesAgainAfterGlareAsTheOwnerOfTheCallId() {
    tap.establish();
    tap.call().reoffer(MOVED);
    SipRequest first = tap.nextRequest("INVITE");
    tap.respond(first, 491);
    tap.nextRequest("ACK");
    tap.pass(2099);
    tap.silent();
    tap.pass(1902);
    SipRequest second = tap.nextRequest("INVITE");
    assertThat(second.cseq().number()).isEqualTo(first.cseq().number() + 1);
    assertThat(second.sdp()).isEqualTo(MOVED);
    tap.heard.nothingMore();
  }

  @Test
  void tellsThatAnOfferWasRefused() {
    tap.establish();
    tap.call().reoffer(MOVED);
    tap.respond(tap.nextRequest("INVITE"), 488);
    assertThat(tap.heard.now(SipCallEvent.ReofferRefused.class).status()).isEqualTo(488);
  }

  @Test
  void endsWhenThePeerHasForgottenTheCall() {
    tap.establish();
    tap.call().reoffer(MOVED);
    tap.respond(tap.nextRequest("INVITE"), 481);
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.EXPIRED);
    assertThat(end.by()).isEqualTo(SipEnd.Party.NETWORK);
  }

  @Test
  void refusesAnOldCseq() {
    SipRequest invite = tap.establish();
    tap.receive(tap.within(invite, "OPTIONS", 7, null));
    tap.nextResponse(200);
    tap.receive(tap.within(invite, "UPDATE", 6, null));
    tap.nextResponse(500);
  }

  @Test
  void followsThePeerToItsNewContact() {
    SipRequest invite = tap.establish();
    tap.receive(
        tap.within(invite, "UPDATE", 1, null).set("Contact", "<sip:moved@192.0.2.77:5099>"));
    tap.nextResponse(200);
    tap.call().hangUp();
    Wiretap.Sent bye = tap.next();
    assertThat(((SipRequest) bye.message()).uri()).isEqualTo("sip:moved@192.0.2.77:5099");
    assertThat(bye.hop().host()).isEqualTo("192.0.2.77");
  }

  @Test
  void routesLoosely() {
    SipRequest invite =
        tap.establish(
            new SipHeader("Record-Route", "<sip:p2.example.com;lr>, <sip:p1.example.com;lr>"));
    tap.call().hangUp();
    Wiretap.Sent sent = tap.next();
    SipRequest bye = (SipRequest) sent.message();
    assertThat(bye.headers().all("Route"))
        .containsExactly("<sip:p1.example.com;lr>", "<sip:p2.example.com;lr>");
    assertThat(bye.uri()).isEqualTo("sip:bob@192.0.2.9:5070");
    assertThat(sent.hop().host()).isEqualTo("p1.example.com");
    assertThat(bye.cseq().number()).isEqualTo(invite.cseq().number() + 1);
  }

  @Test
  void routesStrictlyWhenTheFirstProxyIsOld() {
    tap.establish(
        new SipHeader("Record-Route", "<sip:p2.example.com;lr>, <sip:p1.example.com:5062>"));
    tap.call().hangUp();
    Wiretap.Sent sent = tap.next();
    SipRequest bye = (SipRequest) sent.message();
    assertThat(bye.uri()).isEqualTo("sip:p1.example.com:5062");
    assertThat(bye.headers().all("Route"))
        .containsExactly("<sip:p2.example.com;lr>", "<sip:bob@192.0.2.9:5070>");
    assertThat(sent.hop().port()).isEqualTo(5062);
  }

  @Test
  void survivesARouteThatCannotBeRead() {
    tap.establish(new SipHeader("Record-Route", "<tel:+1555>, nonsense"));
    tap.call().hangUp();
    tap.nextRequest("BYE");
  }

  @Test
  void goesBackTheWayItCameWhenTheContactIsBehindANat() {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(invite, 200, "fork1")
            .with("Contact", "<sip:bob@10.0.0.7:5062>")
            .withSdp(Wiretap.ANSWER));
    Wiretap.Sent ack = tap.next();
    assertThat(((SipRequest) ack.message()).uri()).isEqualTo("sip:bob@10.0.0.7:5062");
    assertThat(ack.hop().host()).isEqualTo("192.0.2.9");
    call.hangUp();
    assertThat(tap.next().hop().host()).isEqualTo("192.0.2.9");
  }
}
