package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls we make, message by message on a fake clock. */
class ClientCallTest {
  private final Wiretap tap = new Wiretap();

  private SipEnd end() {
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    tap.heard.nothingMore();
    return end;
  }

  @Test
  void writesACompleteInvite() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    assertThat(invite.uri()).isEqualTo("sip:bob@192.0.2.9");
    assertThat(invite.callId()).isEqualTo("attempt-1");
    assertThat(invite.via().toString())
        .startsWith("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK")
        .endsWith(";rport");
    assertThat(invite.from().displayName()).isEqualTo("Alice");
    assertThat(invite.fromTag()).isNotEmpty();
    assertThat(invite.toTag()).isEmpty();
    assertThat(invite.header("Contact")).isEqualTo("<sip:alice@192.0.2.1:5060>");
    assertThat(invite.headers().list("Supported")).containsExactly("timer", "100rel");
    assertThat(invite.header("Session-Expires")).isEqualTo("1800");
    assertThat(invite.header("Content-Type")).isEqualTo("application/sdp");
    assertThat(invite.sdp()).isEqualTo(Wiretap.OFFER);
  }

  @Test
  void goesByTheOutboundProxy() {
    tap.dial(
        Wiretap.request()
            .withRoute(SipUri.parse("sip:proxy.example.com:5080;transport=tcp"))
            .withHeaders(List.of(new SipHeader("X-Note", "kept"))));
    Wiretap.Sent sent = tap.next();
    assertThat(sent.hop().host()).isEqualTo("proxy.example.com");
    assertThat(sent.hop().port()).isEqualTo(5080);
    assertThat(sent.hop().transport()).isEqualTo(TransportProtocol.TCP);
    assertThat(sent.message().header("Route"))
        .isEqualTo("<sip:proxy.example.com:5080;transport=tcp;lr>");
    assertThat(sent.message().header("X-Note")).isEqualTo("kept");
    assertThat(sent.message().header("Contact")).contains("transport=tcp");
  }

  @Test
  void endsWhenNothingAnswers() {
    tap.dial();
    tap.pass(31_999);
    assertThat(tap.forget()).isEqualTo(7);
    tap.heard.nothingMore();
    tap.pass(1);
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.TIMEOUT);
    assertThat(end.by()).isEqualTo(SipEnd.Party.NETWORK);
  }

  @Test
  void endsWhenItCannotBeSent() {
    tap.dial();
    tap.next().failed().run();
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.TRANSPORT_FAILED);
  }

  @Test
  void surfacesRetryAfterAndReason() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(invite, 503, "t")
            .with("Retry-After", "18 (overloaded);duration=3600")
            .with("Reason", "Q.850;cause=34"));
    SipRequest ack = tap.nextRequest("ACK");
    assertThat(ack.via()).isEqualTo(invite.via());
    assertThat(ack.toTag()).isEqualTo("t");
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.REFUSED);
    assertThat(end.by()).isEqualTo(SipEnd.Party.REMOTE);
    assertThat(end.status()).isEqualTo(503);
    assertThat(end.retryAfter()).isEqualTo(Duration.ofSeconds(18));
    assertThat(end.reasonHeader()).isEqualTo("Q.850;cause=34");
  }

  @Test
  void reportsEachForkAndTakesTheFirstThatAnswers() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 180, "fork1", null);
    tap.respond(invite, 183, "fork2", Wiretap.ANSWER);
    assertThat(tap.heard.now(SipCallEvent.Progress.class).fork()).isEqualTo("fork1");
    SipCallEvent.Progress early = tap.heard.now(SipCallEvent.Progress.class);
    assertThat(early.fork()).isEqualTo("fork2");
    assertThat(early.sdp()).isEqualTo(Wiretap.ANSWER);
    tap.respond(invite, 200, "fork2", Wiretap.ANSWER);
    Wiretap.Sent ack = tap.next();
    assertThat(((SipRequest) ack.message()).uri()).isEqualTo("sip:bob-fork2@192.0.2.9:5070");
    assertThat(ack.hop().port()).isEqualTo(5070);
    assertThat(tap.heard.now(SipCallEvent.Answered.class).fork()).isEqualTo("fork2");
  }

  @Test
  void acknowledgesAndHangsUpOnASecondFork() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    tap.heard.now(SipCallEvent.Answered.class);
    tap.respond(invite, 200, "fork2", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork2");
    SipRequest bye = tap.nextRequest("BYE");
    assertThat(bye.toTag()).isEqualTo("fork2");
    assertThat(bye.uri()).isEqualTo("sip:bob-fork2@192.0.2.9:5070");
    tap.heard.nothingMore();
    assertThat(tap.userAgent.context().calls()).hasSize(1);
  }

  @Test
  void hangsUpOnASecondForkThoughItRangBefore() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 180, "fork1", null);
    tap.respond(invite, 180, "fork2", null);
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork1");
    tap.respond(invite, 200, "fork2", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork2");
    assertThat(tap.nextRequest("BYE").toTag()).isEqualTo("fork2");
    tap.respond(invite, 200, "fork2", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork2");
    tap.silent();
  }

  @Test
  void hangsUpOnEveryForkThatAnswersACancelledCall() {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 180, "fork1", null);
    call.hangUp();
    tap.nextRequest("CANCEL");
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork1");
    assertThat(tap.nextRequest("BYE").toTag()).isEqualTo("fork1");
    tap.respond(invite, 200, "fork2", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork2");
    assertThat(tap.nextRequest("BYE").toTag()).isEqualTo("fork2");
  }

  @Test
  void acknowledgesARepeated2xxAgain() {
    SipRequest invite = tap.establish();
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    SipRequest ack = tap.nextRequest("ACK");
    assertThat(ack.cseq().number()).isEqualTo(invite.cseq().number());
    tap.silent();
    tap.heard.nothingMore();
  }

  @Test
  void cancelWaitsForAProvisionalResponse() {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    call.hangUp("SIP;cause=487");
    tap.silent();
    tap.respond(invite, 100, "fork1", null);
    SipRequest cancel = tap.nextRequest("CANCEL");
    assertThat(cancel.via()).isEqualTo(invite.via());
    assertThat(cancel.cseq().number()).isEqualTo(invite.cseq().number());
    assertThat(cancel.header("Reason")).isEqualTo("SIP;cause=487");
    tap.respond(cancel, 200);
    tap.heard.nothingMore();
    tap.respond(invite, 180, "fork1", null);
    tap.respond(invite, 487, "fork1", null);
    tap.nextRequest("ACK");
    tap.silent();
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.CANCELLED);
    assertThat(end.by()).isEqualTo(SipEnd.Party.LOCAL);
    assertThat(end.status()).isEqualTo(487);
  }

  @Test
  void aCancelledCallThatNobodyAnswersEndsWithTimerB() {
    SipCall call = tap.dial();
    call.hangUp();
    tap.pass(32_000);
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.TIMEOUT);
    assertThat(end.by()).isEqualTo(SipEnd.Party.LOCAL);
  }

  @Test
  void doesNotWaitForeverForThe487() {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 180);
    tap.heard.now(SipCallEvent.Progress.class);
    call.hangUp();
    tap.pass(32_000);
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.CANCELLED);
    assertThat(tap.userAgent.idle()).isTrue();
  }

  @Test
  void reachedNobodyWhenNothingButA100Came() {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 100);
    call.hangUp();
    tap.pass(32_000);
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.TIMEOUT);
    assertThat(end.by()).isEqualTo(SipEnd.Party.LOCAL);
    assertThat(tap.userAgent.idle()).isTrue();
  }

  @Test
  void anAnswerThatCrossesTheCancelIsAcknowledgedAndHungUp() {
    SipCall call = tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 180);
    tap.heard.now(SipCallEvent.Progress.class);
    call.hangUp();
    tap.nextRequest("CANCEL");
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    SipRequest bye = tap.nextRequest("BYE");
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.CANCELLED);
    assertThat(end.status()).isEqualTo(200);
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    tap.respond(bye, 200);
    tap.silent();
    tap.heard.nothingMore();
  }

  @Test
  void aChallengeAfterHangUpIsNotAnswered() {
    SipCall call = tap.dial(Wiretap.request().withCredentials(new Credentials("u", "p")));
    SipRequest invite = tap.nextRequest("INVITE");
    call.hangUp();
    tap.receive(
        Responses.of(invite, 401, "t").with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
    tap.nextRequest("ACK");
    tap.silent();
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.CANCELLED);
  }

  @Test
  void answersItsOwnAnswerToALateOfferInTheAck() {
    SipCall call =
        tap.dial(
            InviteRequest.of(
                SipUri.parse("sip:bob@192.0.2.9"),
                NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
                "late-1",
                null));
    SipRequest invite = tap.nextRequest("INVITE");
    assertThat(invite.sdp()).isNull();
    assertThat(invite.headers().lists("Supported", "100rel")).isFalse();
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.silent();
    SipCallEvent.Answered answered = tap.heard.now(SipCallEvent.Answered.class);
    assertThat(answered.answerNeeded()).isTrue();
    call.answerOffer(Wiretap.OFFER);
    assertThat(tap.nextRequest("ACK").sdp()).isEqualTo(Wiretap.OFFER);
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").sdp()).isEqualTo(Wiretap.OFFER);
  }

  @Test
  void hangsUpBeforeALateOfferIsAnswered() {
    SipCall call =
        tap.dial(
            InviteRequest.of(
                SipUri.parse("sip:bob@192.0.2.9"),
                NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
                "late-2",
                null));
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.heard.now(SipCallEvent.Answered.class);
    call.hangUp();
    tap.nextRequest("ACK");
    tap.nextRequest("BYE");
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.BYE);
  }

  @Test
  void acknowledgesReliableProvisionalsOnceAndInOrder() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    reliable(invite, 5);
    SipRequest prack = tap.nextRequest("PRACK");
    assertThat(prack.header("RAck")).isEqualTo("5 " + invite.mandatory("CSeq"));
    assertThat(prack.cseq().number()).isEqualTo(invite.cseq().number() + 1);
    tap.respond(prack, 200);
    tap.heard.now(SipCallEvent.Progress.class);
    reliable(invite, 5);
    reliable(invite, 7);
    tap.silent();
    tap.heard.nothingMore();
    reliable(invite, 6);
    assertThat(tap.nextRequest("PRACK").header("RAck")).startsWith("6 ");
  }

  private void reliable(SipRequest invite, int rseq) {
    tap.receive(
        Responses.of(invite, 183, "fork1")
            .with("Contact", "<sip:bob@192.0.2.9:5070>")
            .with("Require", "100rel")
            .with("RSeq", Integer.toString(rseq))
            .withSdp(Wiretap.ANSWER));
  }

  @Test
  void followsOneRedirection() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(invite, 302, "t")
            .with("Contact", "<tel:+15550199>, <sip:low@192.0.2.7>;q=0.1")
            .with("Contact", "<sip:best@192.0.2.8:5066;x=y?Subject=no>;q=0.9"));
    tap.nextRequest("ACK");
    Wiretap.Sent second = tap.next();
    SipRequest again = (SipRequest) second.message();
    assertThat(again.uri()).isEqualTo("sip:best@192.0.2.8:5066;x=y");
    assertThat(second.hop().host()).isEqualTo("192.0.2.8");
    assertThat(again.callId()).isEqualTo(invite.callId());
    assertThat(again.fromTag()).isEqualTo(invite.fromTag());
    assertThat(again.cseq().number()).isEqualTo(invite.cseq().number() + 1);
    tap.receive(Responses.of(again, 301, "t").with("Contact", "<sip:more@192.0.2.7>"));
    tap.nextRequest("ACK");
    tap.silent();
    assertThat(end().status()).isEqualTo(301);
  }

  @Test
  void followsNoRedirectionThatIsNotAllowed() {
    tap.dial(Wiretap.request().withRedirects(_ -> new RedirectRule.Verdict.Refuse("no")));
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(Responses.of(invite, 302, "t").with("Contact", "<sip:+1900@evil.example.com>"));
    tap.nextRequest("ACK");
    tap.silent();
    SipEnd end = end();
    assertThat(end.status()).isEqualTo(302);
    assertThat(end.remark()).isEqualTo("no");
  }

  @Test
  void asksForALongerSessionWhenTold() {
    Wiretap shy = new Wiretap(new SessionExpiry(Duration.ofSeconds(300), Duration.ofSeconds(90)));
    shy.dial();
    SipRequest invite = shy.nextRequest("INVITE");
    shy.receive(Responses.of(invite, 422, "t").with("Min-SE", "600"));
    shy.nextRequest("ACK");
    SipRequest again = shy.nextRequest("INVITE");
    assertThat(again.header("Session-Expires")).isEqualTo("600");
    assertThat(again.header("Min-SE")).isEqualTo("600");
    shy.receive(Responses.of(again, 422, "t").with("Min-SE", "600"));
    shy.nextRequest("ACK");
    shy.silent();
    assertThat(shy.heard.now(SipCallEvent.Ended.class).end().status()).isEqualTo(422);
  }

  @Test
  void movesALargeInviteToTcpAndBack() {
    String large = Wiretap.OFFER + "a=x:" + "y".repeat(1500);
    tap.dial(
        InviteRequest.of(
            SipUri.parse("sip:bob@192.0.2.9"),
            NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
            "large",
            large));
    Wiretap.Sent first = tap.next();
    assertThat(first.hop().transport()).isEqualTo(TransportProtocol.TCP);
    assertThat(((SipRequest) first.message()).via().transport()).isEqualTo("TCP");
    first.failed().run();
    Wiretap.Sent second = tap.next();
    assertThat(second.hop().transport()).isEqualTo(TransportProtocol.UDP);
    SipRequest invite = (SipRequest) second.message();
    tap.respond(invite, 180);
    tap.heard.now(SipCallEvent.Progress.class);
  }

  @Test
  void keepsALargeInviteOnTheTransportTheUriNames() {
    tap.dial(
        InviteRequest.of(
            SipUri.parse("sip:bob@192.0.2.9;transport=udp"),
            NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
            "large-udp",
            Wiretap.OFFER + "y".repeat(1500)));
    assertThat(tap.next().hop().transport()).isEqualTo(TransportProtocol.UDP);
  }
}
