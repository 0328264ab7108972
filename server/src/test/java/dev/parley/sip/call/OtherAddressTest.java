package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trunk whose name has several addresses (RFC 3263 section 4). */
class OtherAddressTest {
  private static final String TRUNK = "trunk.example.com";
  private static final String FIRST = "192.0.2.11";
  private static final String SECOND = "192.0.2.12";
  private static final long PATIENCE = 3_000;

  private final Wiretap tap = new Wiretap();

  @BeforeEach
  void nameTheTrunk() {
    tap.names.put(TRUNK, List.of(FIRST, SECOND));
  }

  private static InviteRequest request() {
    return InviteRequest.of(
        SipUri.parse("sip:bob@" + TRUNK),
        NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
        "attempt-1",
        Wiretap.OFFER);
  }

  private SipRequest expect(String method, String address) {
    Wiretap.Sent sent = tap.next();
    assertThat(sent.message()).isInstanceOf(SipRequest.class);
    SipRequest request = (SipRequest) sent.message();
    assertThat(request.method()).isEqualTo(method);
    assertThat(sent.hop().host()).as("where the %s goes", method).isEqualTo(address);
    return request;
  }

  /** What was sent from now on within a time, as {@code METHOD address}. */
  private List<String> sentWithin(long millis) {
    tap.pass(millis);
    List<String> all = new ArrayList<>();
    for (Wiretap.Sent sent : tap.rest()) {
      all.add(((SipRequest) sent.message()).method() + " " + sent.hop().host());
    }
    return all;
  }

  private SipEnd end() {
    return tap.heard.now(SipCallEvent.Ended.class).end();
  }

  private SipCall dial() {
    return tap.dial(request());
  }

  /** Calls; the first address stays silent, the second has its turn. */
  private SipRequest turned(SipRequest first) {
    tap.pass(PATIENCE);
    assertThat(tap.rest())
        .extracting(sent -> sent.hop().host())
        .containsExactly(FIRST, FIRST, SECOND);
    return second(first);
  }

  private SipRequest second(SipRequest first) {
    SipRequest second = Objects.requireNonNull(tap.latest);
    assertThat(second.via().branch()).isNotEqualTo(first.via().branch());
    assertThat(second.callId()).isEqualTo(first.callId());
    assertThat(second.fromTag()).isEqualTo(first.fromTag());
    assertThat(second.cseq()).isEqualTo(first.cseq());
    return second;
  }

  @Test
  void allOfATransactionGoesWhereItBegan() {
    SipCall call = dial();
    SipRequest invite = expect("INVITE", FIRST);
    tap.names.put(TRUNK, List.of(SECOND));
    tap.pass(500);
    expect("INVITE", FIRST);
    tap.respond(invite, 180);
    call.hangUp();
    SipRequest cancel = expect("CANCEL", FIRST);
    tap.pass(500);
    expect("CANCEL", FIRST);
    tap.respond(cancel, 200);
    tap.respond(invite, 487);
    expect("ACK", FIRST);
    tap.respond(invite, 487);
    expect("ACK", FIRST);
    tap.silent();
  }

  @Test
  void theInviteWithThePasswordGoesToWhoAskedForIt() {
    tap.dial(request().withCredentials(new Credentials("u", "p")));
    SipRequest invite = expect("INVITE", FIRST);
    tap.names.put(TRUNK, List.of(SECOND, FIRST));
    tap.receive(
        Responses.of(invite, 407, "t")
            .with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
    expect("ACK", FIRST);
    SipRequest again = expect("INVITE", FIRST);
    assertThat(again.header("Proxy-Authorization")).isNotNull();
    tap.respond(again, 486);
    expect("ACK", FIRST);
  }

  @Test
  void requestsOfTheCallStayWithTheServerThatTookIt() {
    SipCall call = dial();
    SipRequest invite = expect("INVITE", FIRST);
    tap.names.put(TRUNK, List.of(SECOND));
    tap.receive(
        Responses.of(invite, 200, "t")
            .with("Record-Route", "<sip:" + TRUNK + ";lr>")
            .with("Contact", "<sip:bob@192.0.2.99>")
            .withSdp(Wiretap.ANSWER));
    expect("ACK", FIRST);
    call.reoffer(Wiretap.OFFER + "a=sendonly\r\n");
    SipRequest reinvite = expect("INVITE", FIRST);
    tap.receive(Responses.of(reinvite, 200, null).withSdp(Wiretap.ANSWER));
    expect("ACK", FIRST);
    call.hangUp();
    expect("BYE", FIRST);
    assertThat(sentWithin(PATIENCE)).contains("BYE " + SECOND);
  }

  @Test
  void turnsToTheNextAddressWhenTheFirstIsSilent() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    tap.respond(second, 180);
    tap.heard.now(SipCallEvent.Progress.class);
    assertThat(sentWithin(40_000)).isEmpty();
    tap.respond(second, 200, "fork1", Wiretap.ANSWER);
    tap.heard.now(SipCallEvent.Answered.class);
  }

  @Test
  void remembersWhichAddressWasDead() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    assertThat(tap.shunned).containsExactly(FIRST);
    tap.respond(second, 486);
    assertThat(tap.shunned).containsExactly(FIRST);
  }

  @Test
  void turnsToTheNextAddressAtOnceWhenNothingCanBeSent() {
    tap.names.put(TRUNK, List.of(FIRST, SECOND, "192.0.2.13"));
    dial();
    tap.next().failed().run();
    tap.next().failed().run();
    SipRequest third = expect("INVITE", "192.0.2.13");
    tap.respond(third, 486);
    assertThat(end().status()).isEqualTo(486);
  }

  @Test
  void endsWhenNothingCanBeSentAnywhere() {
    dial();
    tap.next().failed().run();
    tap.next().failed().run();
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.TRANSPORT_FAILED);
    tap.silent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void turnsToTheNextAddressAfter503(boolean tried) {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    if (tried) {
      tap.respond(first, 100);
    }
    tap.respond(first, 503);
    expect("ACK", FIRST);
    SipRequest second = expect("INVITE", SECOND);
    tap.receive(Responses.of(second, 503, "t").with("Retry-After", "7"));
    expect("ACK", SECOND);
    SipEnd end = end();
    assertThat(end.status()).isEqualTo(503);
    assertThat(end.retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void tellsOf503WhenTheOthersAreSilent() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    tap.respond(first, 503);
    expect("ACK", FIRST);
    tap.pass(32_000);
    assertThat(end().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 180, 183})
  void turnsToNobodyAfterAProvisionalResponse(int status) {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    tap.respond(first, status);
    assertThat(sentWithin(120_000)).isEmpty();
  }

  @Test
  void turnsToNobodyWhenAPhoneHadRung() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    tap.respond(first, 180);
    tap.heard.now(SipCallEvent.Progress.class);
    tap.respond(first, 503);
    expect("ACK", FIRST);
    tap.silent();
    assertThat(end().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 408, 480, 486, 500, 502, 504, 600, 603})
  void turnsToNobodyAfterAnotherRefusal(int status) {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    tap.respond(first, status);
    expect("ACK", FIRST);
    tap.silent();
    assertThat(end().status()).isEqualTo(status);
  }

  @Test
  void turnsToNobodyOnceItIsGivenUp() {
    SipCall call = dial();
    SipRequest first = expect("INVITE", FIRST);
    call.hangUp();
    assertThat(sentWithin(31_000)).doesNotContain("INVITE " + SECOND);
    tap.respond(first, 180);
    expect("CANCEL", FIRST);
  }

  @Test
  void cancelsTheSecondThoughTheFirstHadTriedAndWasFull() {
    SipCall call = dial();
    SipRequest first = expect("INVITE", FIRST);
    tap.respond(first, 100);
    tap.respond(first, 503);
    expect("ACK", FIRST);
    SipRequest second = expect("INVITE", SECOND);
    call.hangUp();
    tap.silent();
    tap.respond(second, 180);
    expect("CANCEL", SECOND);
    tap.respond(second, 180);
    tap.silent();
    tap.respond(second, 487);
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.CANCELLED);
  }

  @Test
  void cancelsBothWhenItIsGivenUpBetweenThem() {
    SipCall call = dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    call.hangUp();
    tap.respond(first, 180);
    expect("CANCEL", FIRST);
    tap.respond(second, 180);
    expect("CANCEL", SECOND);
    tap.respond(second, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    tap.nextRequest("BYE");
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.CANCELLED);
  }

  @Test
  void cancelsWhoRespondsAfterAnotherHasTheCall() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    tap.respond(second, 100);
    tap.respond(first, 180, "late", null);
    SipRequest cancel = expect("CANCEL", FIRST);
    assertThat(cancel.via()).isEqualTo(first.via());
    tap.respond(first, 180, "late", null);
    tap.silent();
    tap.respond(first, 487, "late", null);
    expect("ACK", FIRST);
    tap.heard.nothingMore();
    tap.respond(second, 180);
    assertThat(tap.heard.now(SipCallEvent.Progress.class).fork()).isEqualTo("fork1");
  }

  @Test
  void whoRespondsFirstHasTheCallThoughItIsLate() {
    SipCall call = dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    tap.respond(first, 180);
    tap.heard.now(SipCallEvent.Progress.class);
    assertThat(sentWithin(10_000)).isEmpty();
    tap.respond(second, 100);
    expect("CANCEL", SECOND);
    call.hangUp();
    expect("CANCEL", FIRST);
  }

  @Test
  void takesTheFirstAnswerAndCancelsWhatStillRings() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    tap.respond(second, 180, "ringing", null);
    tap.heard.now(SipCallEvent.Progress.class);
    tap.respond(first, 200, "late", Wiretap.ANSWER);
    assertThat(tap.rest())
        .extracting(sent -> ((SipRequest) sent.message()).method())
        .containsExactlyInAnyOrder("ACK", "CANCEL");
    assertThat(tap.heard.now(SipCallEvent.Answered.class).fork()).isEqualTo("late");
    tap.respond(second, 200, "ringing", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("ringing");
    assertThat(tap.nextRequest("BYE").toTag()).isEqualTo("ringing");
    tap.heard.nothingMore();
  }

  @Test
  void hangsUpOnWhoAnswersAfterAnotherHasAnswered() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    tap.respond(second, 200, "taken", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("taken");
    tap.heard.now(SipCallEvent.Answered.class);
    tap.respond(first, 200, "late", Wiretap.ANSWER);
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("late");
    assertThat(tap.nextRequest("BYE").toTag()).isEqualTo("late");
    tap.heard.nothingMore();
    assertThat(tap.userAgent.context().calls()).hasSize(1);
  }

  /** RFC 3261 section 8.2.2.2: both addresses lead to one phone. */
  @Test
  void waitsForTheFirstWhenTheSecondHasSeenTheInviteBefore() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest second = turned(first);
    tap.respond(second, 482);
    expect("ACK", SECOND);
    tap.heard.nothingMore();
    tap.respond(first, 200, "fork1", Wiretap.ANSWER);
    tap.heard.now(SipCallEvent.Answered.class);
  }

  @Test
  void endsWhenAllAreSilent() {
    dial();
    SipRequest first = expect("INVITE", FIRST);
    SipRequest _ = turned(first);
    tap.pass(31_999);
    tap.heard.nothingMore();
    tap.pass(1);
    assertThat(end().cause()).isEqualTo(SipEnd.Cause.TIMEOUT);
    assertThat(tap.userAgent.idle()).isTrue();
  }

  @Test
  void reachesWithOptionsWhoeverIsThere() {
    List<OptionsResult> results = new ArrayList<>();
    tap.userAgent.options(
        new OptionsPing(
            SipUri.of(null, TRUNK, 0), null, TransportProtocol.UDP, null, null, results::add));
    expect("OPTIONS", FIRST);
    tap.pass(PATIENCE);
    tap.rest();
    tap.respond(Objects.requireNonNull(tap.latest), 200);
    assertThat(results).singleElement().isInstanceOf(OptionsResult.Alive.class);
  }
}
