package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipMessages;
import dev.parley.sip.message.SipParser;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TransportProtocol;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests outside of calls, and those we do not take. */
class UserAgentTest {
  private final Wiretap tap = new Wiretap();

  private static SipRequest request(String method, String uri, String extra) {
    return SipMessages.request(
        """
        %s %s SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bKua
        Max-Forwards: 0
        From: <sip:bob@192.0.2.9>;tag=theirs
        To: <sip:ours@192.0.2.1>%s
        Call-ID: ua-1
        CSeq: 10 %s

        """
            .formatted(method, uri, extra, method));
  }

  @Test
  void tellsItsCapabilities() {
    tap.receive(request("OPTIONS", "sip:192.0.2.1", ""));
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.headers().list("Allow")).contains("INVITE", "UPDATE", "BYE");
    assertThat(ok.header("Accept")).isEqualTo("application/sdp");
    assertThat(ok.toTag()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "REFER, sip:a@192.0.2.1, '', 405",
    "SUBSCRIBE, sip:a@192.0.2.1, '', 405",
    "NEWMETHOD, sip:a@192.0.2.1, '', 501",
    "INVITE, nobodyknows:xyz, '', 416",
    "BYE, sip:a@192.0.2.1, '', 481",
    "BYE, sip:a@192.0.2.1, ;tag=gone, 481",
    "INVITE, sip:a@192.0.2.1, ;tag=gone, 481",
    "UPDATE, sip:a@192.0.2.1, ;tag=gone, 481",
  })
  void refuses(String method, String uri, String tag, int status) {
    tap.receive(request(method, uri, tag));
    SipResponse response = tap.nextResponse(status);
    assertThat(response.header("Allow") != null).isEqualTo(status == 405 || status == 501);
    tap.silent();
  }

  /** RFC 3515 is not spoken: the call goes on as if nothing had been asked. */
  @ParameterizedTest
  @ValueSource(strings = {"REFER", "MESSAGE", "NOTIFY", "SUBSCRIBE"})
  void aCallLivesThoughItRefusesAMethod(String method) {
    SipRequest invite = tap.establish();
    tap.receive(
        tap.within(invite, method, 7, null).with("Refer-To", "<sip:+12025550199@192.0.2.9>"));
    SipResponse refusal = tap.nextResponse(405);
    assertThat(refusal.headers().list("Allow"))
        .contains("INVITE", "ACK", "BYE", "CANCEL", "UPDATE", "OPTIONS")
        .doesNotContain(method);
    assertThat(refusal.mandatory("To")).isEqualTo(invite.mandatory("From"));
    tap.heard.nothingMore();
    tap.receive(tap.within(invite, "BYE", 8, null));
    tap.nextResponse(200);
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().by()).isEqualTo(SipEnd.Party.REMOTE);
  }

  @Test
  void refusesExtensionsItDoesNotKnow() {
    tap.receive(
        request("INVITE", "sip:a@192.0.2.1", "")
            .with("Require", "timer, nothingSupportsThis")
            .with("Require", "100rel"));
    assertThat(tap.nextResponse(420).header("Unsupported"))
        .isEqualTo("nothingSupportsThis, 100rel");
    assertThat(tap.incoming).isNull();
  }

  @Test
  void refusesABodyItCannotRead() {
    tap.receive(
        SipMessages.request(
            """
            INVITE sip:a@192.0.2.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bKua
            From: <sip:bob@192.0.2.9>;tag=theirs
            To: <sip:ours@192.0.2.1>
            Call-ID: ua-2
            CSeq: 1 INVITE
            Content-Type: application/unknownformat

            <audio/>
            """));
    assertThat(tap.nextResponse(415).header("Accept")).isEqualTo("application/sdp");
  }

  @Test
  void neverAnswersAnAck() {
    tap.receive(request("ACK", "sip:a@192.0.2.1", ";tag=gone"));
    tap.silent();
  }

  @Test
  void answersAnUnreadableParameterWith400OrCarriesOn() {
    tap.receive(Wiretap.invite("Session-Expires: 600;=x\nSupported: timer\n", Wiretap.ANSWER));
    tap.nextResponse(100);
  }

  @Test
  void answersABrokenRequestWithoutRememberingIt() {
    byte[] broken =
        SipMessages.bytes(
            """
            INVITE sip:a@192.0.2.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bKbad
            From: <sip:bob@192.0.2.9>;tag=theirs
            To: "Unclosed <sip:ours@192.0.2.1>
            Call-ID: ua-3
            CSeq: 1 INVITE

            """);
    SourceAddress source =
        new SourceAddress(TransportProtocol.UDP, new InetSocketAddress("192.0.2.9", 5060));
    tap.userAgent.received(SipParser.parse(broken, 0, broken.length), source);
    assertThat(tap.nextResponse(400).reason()).doesNotContain("Unclosed");
    assertThat(tap.userAgent.context().transactions().size()).isZero();
  }

  @Test
  void aThrowingListenerHarmsNoState() {
    SipCall call =
        tap.userAgent.invite(
            Wiretap.request(),
            (_, _) -> {
              throw new IllegalStateException("a listener's fault");
            });
    SipRequest invite = tap.nextRequest("INVITE");
    tap.respond(invite, 200, "fork1", Wiretap.ANSWER);
    tap.nextRequest("ACK");
    call.hangUp();
    tap.nextRequest("BYE");
    assertThat(tap.userAgent.context().calls()).isEmpty();
  }

  @Test
  void pingsAndSaysWhatCameBack() {
    List<OptionsResult> results = new ArrayList<>();
    SipUri trunk = SipUri.parse("sip:trunk.example.com");
    OptionsPing ping =
        new OptionsPing(
            trunk,
            null,
            TransportProtocol.UDP,
            SipUri.of("a", "example.com", 0),
            new Credentials("a", "b"),
            results::add);
    tap.userAgent.options(ping);
    SipRequest first = tap.nextRequest("OPTIONS");
    tap.receive(
        Responses.of(first, 401, "t").with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
    SipRequest second = tap.nextRequest("OPTIONS");
    assertThat(second.header("Authorization")).contains("nonce=\"n\"");
    assertThat(second.header("From")).startsWith("<sip:a@example.com>;tag=");
    tap.pass(30);
    tap.receive(Responses.of(second, 503, "t"));
    assertThat(results).hasSize(1);
    assertThat(results.getFirst())
        .isInstanceOfSatisfying(
            OptionsResult.Alive.class,
            alive -> {
              assertThat(alive.status()).isEqualTo(503);
              assertThat(alive.elapsed().toMillis()).isEqualTo(30);
              assertThat(alive.challenged()).isTrue();
            });
    tap.userAgent.options(ping);
    tap.pass(32_000);
    assertThat(results.getLast()).isEqualTo(new OptionsResult.Silent(SipEnd.Cause.TIMEOUT));
  }

  @Test
  void forgetsEverythingInTheEnd() {
    SipRequest invite = tap.establish();
    tap.receive(tap.within(invite, "BYE", 1, null));
    tap.receive(request("OPTIONS", "sip:192.0.2.1", ""));
    tap.pass(120_000);
    assertThat(tap.userAgent.context().transactions().size()).isZero();
    assertThat(tap.userAgent.context().dialogs().all()).isEmpty();
    assertThat(tap.userAgent.context().calls()).isEmpty();
    assertThat(tap.heap.nextDeadline()).isNull();
  }
}
