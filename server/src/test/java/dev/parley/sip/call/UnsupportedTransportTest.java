package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that want TLS, WebSocket and the like: nothing goes to their ports in clear. */
class UnsupportedTransportTest {
  private final Wiretap tap = new Wiretap();

  private SipEnd end() {
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    tap.heard.nothingMore();
    return end;
  }

  private void answer(SipRequest invite, String... headers) {
    SipResponse ok = Responses.of(invite, 200, "fork1").withSdp(Wiretap.ANSWER);
    for (int i = 0; i < headers.length; i += 2) {
      ok = ok.with(headers[i], headers[i + 1]);
    }
    tap.receive(ok);
  }

  @ParameterizedTest
  @CsvSource({
    "<sip:bob@192.0.2.9:5061;transport=tls>, TLS",
    "<sip:bob@192.0.2.9:5061;transport=TLS>, TLS",
    "<sips:bob@192.0.2.9>, TLS",
    "<sips:bob@192.0.2.9:5061;transport=tcp>, TLS",
    "<sip:bob@df7jal23ls0d.invalid;transport=ws>, WS",
    "<sip:bob@192.0.2.9;transport=wss>, WSS",
    "<sip:bob@192.0.2.9;transport=sctp>, SCTP",
  })
  void endsTheCallTheWayItBeganAndSaysWhy(String contact, String wanted) {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    answer(invite, "Contact", contact);
    List<Wiretap.Sent> sent = tap.rest();
    assertThat(sent)
        .extracting(one -> ((SipRequest) one.message()).method())
        .isSubsetOf("ACK", "BYE");
    assertThat(sent).allSatisfy(one -> assertThat(one.hop().port()).isEqualTo(5060));
    SipEnd end = end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.UNSUPPORTED_TRANSPORT);
    assertThat(end.remark()).contains(wanted, "does not speak yet", "UDP or TCP");
    answer(invite, "Contact", contact);
    assertThat(tap.rest()).allSatisfy(one -> assertThat(one.hop().port()).isEqualTo(5060));
  }

  @Test
  void hangsUpPolitelyWhereTheCallWasMade() {
    tap.dial();
    answer(tap.nextRequest("INVITE"), "Contact", "<sip:bob@192.0.2.9:5061;transport=tls>");
    assertThat(tap.nextRequest("ACK").toTag()).isEqualTo("fork1");
    assertThat(tap.nextRequest("BYE").toTag()).isEqualTo("fork1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<sips:bob@192.0.2.9:5060>", "<sip:bob@192.0.2.9:5060;transport=tls>"})
  void sendsNothingInClearToThePortThatWantsTls(String contact) {
    tap.dial();
    answer(tap.nextRequest("INVITE"), "Contact", contact);
    tap.silent();
    assertThat(end().remark()).contains("TLS");
    tap.pass(60_000);
    tap.silent();
  }

  @Test
  void followsTheFirstRouteOnly() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    answer(
        invite,
        "Record-Route",
        "<sip:192.0.2.20:5061;transport=tls;lr>, <sip:192.0.2.21;transport=udp;lr>",
        "Contact",
        "<sips:bob@192.0.2.9>");
    assertThat(tap.next().hop().host()).isEqualTo("192.0.2.21");
    tap.heard.now(SipCallEvent.Answered.class);
  }

  @Test
  void endsTheCallWhenTheFirstRouteWantsTls() {
    tap.dial();
    answer(
        tap.nextRequest("INVITE"),
        "Record-Route",
        "<sip:192.0.2.21:5061;transport=tls;lr>",
        "Contact",
        "<sip:bob@192.0.2.9>");
    assertThat(tap.rest()).allSatisfy(one -> assertThat(one.hop().port()).isEqualTo(5060));
    assertThat(end().remark()).contains("TLS");
  }

  @Test
  void staysWhereItIsWhenThePeerMovesToTlsInMidCall() {
    SipRequest invite = tap.establish();
    tap.receive(
        tap.within(invite, "UPDATE", 1, null).set("Contact", "<sip:bob@192.0.2.9;transport=tls>"));
    tap.nextResponse(200);
    tap.call().hangUp();
    assertThat(tap.next().hop().port()).isEqualTo(5070);
  }

  @Test
  void cancelsWhatRingsReliablyBehindTls() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(invite, 183, "fork1")
            .with("Contact", "<sips:bob@192.0.2.9>")
            .with("Require", "100rel")
            .with("RSeq", "1"));
    tap.nextRequest("CANCEL");
    assertThat(end().remark()).contains("TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sips:bob@192.0.2.9", "sip:bob@192.0.2.9;transport=tls"})
  void callsNobodyByTls(String target) {
    tap.dial(
        InviteRequest.of(
            SipUri.parse(target),
            NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
            "secret",
            Wiretap.OFFER));
    tap.silent();
    assertThat(end().remark()).contains("TLS");
  }

  @Test
  void isNotMovedToTls() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(Responses.of(invite, 302, "t").with("Contact", "<sips:bob@192.0.2.9>"));
    tap.nextRequest("ACK");
    tap.silent();
    SipEnd end = end();
    assertThat(end.status()).isEqualTo(302);
    assertThat(end.remark()).contains("TLS");
  }

  @Test
  void isMovedToTheNextBestThatItCanReach() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(invite, 302, "t")
            .with("Contact", "<sips:bob@192.0.2.9>;q=1, <sip:bob@192.0.2.8>;q=0.5"));
    tap.nextRequest("ACK");
    assertThat(tap.next().hop().host()).isEqualTo("192.0.2.8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<sips:bob@192.0.2.9>", "<sip:bob@192.0.2.9;transport=wss>"})
  void refusesACallThatItCouldNotEnd(String contact) {
    tap.receive(Wiretap.invite("", Wiretap.ANSWER).set("Contact", contact));
    assertThat(tap.nextResponse(488).header("Warning")).contains("does not speak yet");
    assertThat(tap.incoming).isNull();
  }
}
