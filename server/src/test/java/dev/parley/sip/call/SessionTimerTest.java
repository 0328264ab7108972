package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.call.SessionTimers.Agreed;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4028: who refreshes, when, and what happens when nobody does. */
class SessionTimerTest {
  private final Wiretap tap = new Wiretap();

  private static SipHeader expires(String value) {
    return new SipHeader("Session-Expires", value);
  }

  private static SipHeader allow() {
    return new SipHeader("Allow", "INVITE, ACK, BYE, UPDATE");
  }

  @Test
  void refreshesWithUpdateAtHalfTheInterval() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(89_999);
    tap.silent();
    tap.pass(1);
    SipRequest update = tap.nextRequest("UPDATE");
    assertThat(update.header("Session-Expires")).isEqualTo("1800;refresher=uac");
    assertThat(update.body().length()).isZero();
    tap.receive(Responses.of(update, 200, null).with("Session-Expires", "180;refresher=uac"));
    tap.pass(90_000);
    tap.nextRequest("UPDATE");
    tap.heard.nothingMore();
  }

  @Test
  void refreshesWithReinviteWhenThePeerHasNoUpdate() {
    tap.establish(expires("180;refresher=uac"));
    tap.pass(90_000);
    SipRequest reinvite = tap.nextRequest("INVITE");
    assertThat(reinvite.sdp()).isEqualTo(Wiretap.OFFER);
    tap.receive(
        Responses.of(reinvite, 200, null)
            .with("Contact", "<sip:bob@192.0.2.9:5070>")
            .with("Session-Expires", "180;refresher=uac")
            .withSdp(Wiretap.ANSWER));
    tap.nextRequest("ACK");
    tap.heard.nothingMore();
    tap.pass(90_000);
    tap.nextRequest("INVITE");
  }

  @Test
  void hangsUpWhenThePeerDoesNotRefresh() {
    tap.establish(expires("180;refresher=uas"), allow());
    tap.pass(Duration.ofSeconds(148).minusMillis(1));
    tap.silent();
    tap.pass(1);
    tap.nextRequest("BYE");
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.EXPIRED);
    assertThat(end.by()).isEqualTo(SipEnd.Party.NETWORK);
  }

  @Test
  void aRefreshOfThePeerStartsTheIntervalAgain() {
    SipRequest invite = tap.establish(expires("180;refresher=uas"), allow());
    tap.pass(100_000);
    tap.receive(
        tap.within(invite, "UPDATE", 1, null)
            .with("Supported", "timer")
            .with("Session-Expires", "180;refresher=uac"));
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.header("Session-Expires")).isEqualTo("180;refresher=uac");
    assertThat(ok.header("Require")).isEqualTo("timer");
    tap.pass(147_000);
    tap.silent();
    tap.heard.nothingMore();
    tap.pass(1000);
    tap.nextRequest("BYE");
  }

  @Test
  void raisesTheIntervalOfARefreshWhenTold() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000);
    SipRequest update = tap.nextRequest("UPDATE");
    tap.receive(Responses.of(update, 422, null).with("Min-SE", "3600"));
    assertThat(tap.nextRequest("UPDATE").header("Session-Expires")).isEqualTo("3600;refresher=uac");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 405, 415, 420, 488, 500, 501, 503, 513, 603})
  void fallsBackToReinviteWhenUpdateIsRefused(int status) {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000);
    tap.respond(tap.nextRequest("UPDATE"), status);
    SipRequest reinvite = tap.nextRequest("INVITE");
    assertThat(reinvite.sdp()).isEqualTo(Wiretap.OFFER);
    assertThat(reinvite.header("Session-Expires")).isEqualTo("1800;refresher=uac");
    refreshed(reinvite);
    tap.pass(90_000);
    refreshed(tap.nextRequest("INVITE"));
    tap.pass(90_000);
    tap.nextRequest("INVITE");
    tap.heard.nothingMore();
  }

  /** The 2xx of a re-INVITE that lists UPDATE once more, which was refused before. */
  private void refreshed(SipRequest reinvite) {
    tap.receive(
        Responses.of(reinvite, 200, null)
            .with("Contact", "<sip:bob@192.0.2.9:5070>")
            .with("Allow", "INVITE, ACK, BYE, UPDATE")
            .with("Session-Expires", "180;refresher=uac")
            .withSdp(Wiretap.ANSWER));
    tap.nextRequest("ACK");
  }

  @Test
  void fallsBackToReinviteWhenUpdateWantsAPasswordItHasNot() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000);
    SipRequest update = tap.nextRequest("UPDATE");
    tap.receive(
        Responses.of(update, 407, null)
            .with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
    tap.nextRequest("INVITE");
  }

  @Test
  void triesUpdateAgainAfterAGlare() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000);
    tap.respond(tap.nextRequest("UPDATE"), 491);
    tap.silent();
    tap.pass(4_000);
    SipRequest again = tap.nextRequest("UPDATE");
    tap.receive(Responses.of(again, 200, null).with("Session-Expires", "180;refresher=uac"));
    tap.pass(90_000);
    tap.nextRequest("UPDATE");
  }

  @Test
  void aRefreshThatCrossedAHoldOffersTheHold() {
    SipRequest invite = tap.establish(expires("180;refresher=uac"));
    tap.pass(90_000);
    tap.respond(tap.nextRequest("INVITE"), 491);
    tap.nextRequest("ACK");
    String held = Wiretap.OFFER.replace("1 1", "1 2") + "a=recvonly\r\n";
    SipRequest hold = tap.within(invite, "INVITE", 1, Wiretap.ANSWER + "a=sendonly\r\n");
    tap.receive(hold);
    tap.nextResponse(100);
    tap.heard.now(SipCallEvent.Offered.class);
    tap.call().answerOffer(held);
    SipResponse ok = tap.nextResponse(200);
    tap.receive(Wiretap.after(hold, ok, "ACK", 1));
    tap.pass(4_000);
    assertThat(tap.nextRequest("INVITE").sdp()).isEqualTo(held);
  }

  @Test
  void keepsTryingToRefreshWhileThereIsTime() {
    tap.establish(expires("180;refresher=uac"));
    tap.pass(90_000);
    tap.respond(tap.nextRequest("INVITE"), 503);
    tap.nextRequest("ACK");
    tap.silent();
    tap.pass(45_000);
    refreshed(tap.nextRequest("INVITE"));
    tap.pass(89_999);
    tap.silent();
    tap.pass(1);
    tap.forget();
    tap.heard.nothingMore();
  }

  @Test
  void hangsUpInTimeWhenEveryRefreshIsRefused() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000);
    tap.respond(tap.nextRequest("UPDATE"), 501);
    tap.respond(tap.nextRequest("INVITE"), 501);
    tap.nextRequest("ACK");
    tap.pass(45_000);
    tap.respond(tap.nextRequest("INVITE"), 501);
    tap.nextRequest("ACK");
    tap.pass(13_000);
    tap.nextRequest("BYE");
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().cause())
        .isEqualTo(SipEnd.Cause.EXPIRED);
  }

  @Test
  void endsWhenARefreshFindsNoCall() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000);
    tap.respond(tap.nextRequest("UPDATE"), 481);
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().status()).isEqualTo(481);
  }

  @Test
  void hangsUpWhenNobodyAnswersItsRefresh() {
    tap.establish(expires("180;refresher=uac"), allow());
    tap.pass(90_000 + 32_000);
    tap.forget();
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().cause())
        .isEqualTo(SipEnd.Cause.EXPIRED);
  }

  @Test
  void neverExpiresWhenThePeerWantsNoTimer() {
    tap.establish(allow());
    tap.pass(Duration.ofDays(1));
    tap.silent();
    tap.heard.nothingMore();
  }

  @Test
  void refreshesACallItTookWhenTheCallerLeavesItToUs() {
    SipRequest invite =
        Wiretap.invite(
            """
            Supported: timer
            Allow: UPDATE
            Session-Expires: 600;refresher=uas
            """,
            Wiretap.ANSWER);
    tap.receive(invite);
    tap.nextResponse(100);
    tap.arrived().accept(Wiretap.OFFER);
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.header("Session-Expires")).isEqualTo("600;refresher=uas");
    assertThat(ok.header("Require")).isNull();
    tap.receive(Wiretap.after(invite, ok, "ACK", 10));
    tap.heard.now(SipCallEvent.Acknowledged.class);
    tap.pass(300_000);
    assertThat(tap.nextRequest("UPDATE").toTag()).isEqualTo("theirs");
  }

  @Test
  void refusesATooShortInterval() {
    tap.receive(Wiretap.invite("Supported: timer\nSession-Expires: 30\n", Wiretap.ANSWER));
    assertThat(tap.nextResponse(422).header("Min-SE")).isEqualTo("90");
    assertThat(tap.incoming).isNull();
  }

  /** RFC 4028 table 2. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "false, -, -, never",
        "false, 600, -, we",
        "true, 600, uac, they",
        "true, 600, uas, we",
        "true, 600, -, they",
        "true, -, -, we",
        "true, 60, -, small",
      })
  void agreesAsTheServer(
      boolean supported, @Nullable String seconds, @Nullable String refresher, String expected) {
    String headers =
        (supported ? "Supported: timer\n" : "")
            + (seconds == null ? "" : "Session-Expires: " + seconds)
            + (refresher == null ? "" : ";refresher=" + refresher)
            + (seconds == null ? "" : "\n");
    Agreed agreed = SessionTimers.asServer(Wiretap.invite(headers, null), SessionExpiry.STANDARD);
    String got =
        switch (agreed) {
          case Agreed.Never _ -> "never";
          case Agreed.TooSmall _ -> "small";
          case Agreed.Every(_, boolean weRefresh) -> weRefresh ? "we" : "they";
        };
    assertThat(got).isEqualTo(expected);
  }
}
