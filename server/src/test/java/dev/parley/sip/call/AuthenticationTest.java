package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Challenges to requests of ours. */
class AuthenticationTest {
  private final Wiretap tap = new Wiretap();
  private final InviteRequest request =
      Wiretap.request().withCredentials(new Credentials("alice", "secret"));

  private static String digest(String realm, String nonce, String rest) {
    return "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\"" + rest;
  }

  private SipRequest challenged(SipRequest sent, int status, String... values) {
    SipResponse response = Responses.of(sent, status, "t");
    for (String value : values) {
      String name = status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate";
      response = response.with(name, value);
    }
    tap.receive(response);
    tap.nextRequest("ACK");
    return tap.nextRequest("INVITE");
  }

  private static List<String> proxyAnswers(SipRequest request) {
    return request.headers().all("Proxy-Authorization");
  }

  @Test
  void answersAProxyWithTheFirstAlgorithmItKnows() {
    tap.dial(request);
    SipRequest first = tap.nextRequest("INVITE");
    SipRequest second =
        challenged(
            first,
            407,
            digest("r", "n0", ", algorithm=UNKNOWN, qop=\"auth\""),
            digest("r", "n1", ", algorithm=SHA-256, qop=\"auth\""),
            digest("r", "n2", ", algorithm=MD5"));
    assertThat(proxyAnswers(second)).hasSize(1);
    assertThat(proxyAnswers(second).getFirst())
        .contains("nonce=\"n1\"", "algorithm=SHA-256", "nc=00000001", "uri=\"sip:bob@192.0.2.9\"");
    assertThat(second.cseq().number()).isEqualTo(first.cseq().number() + 1);
    assertThat(second.callId()).isEqualTo(first.callId());
    assertThat(second.via().branch()).isNotEqualTo(first.via().branch());
    assertThat(second.sdp()).isEqualTo(Wiretap.OFFER);
  }

  @Test
  void answersSeveralRealmsAndBothKinds() {
    tap.dial(request);
    SipRequest second =
        challenged(
            tap.nextRequest("INVITE"),
            407,
            digest("one", "n1", ""),
            digest("two", "n2", ", qop=\"auth\""));
    assertThat(proxyAnswers(second)).hasSize(2);
    SipRequest third = challenged(second, 401, digest("three", "n3", ""));
    assertThat(proxyAnswers(third)).hasSize(2);
    assertThat(third.headers().all("Authorization")).hasSize(1);
    assertThat(proxyAnswers(third).getLast()).contains("nc=00000002");
  }

  @Test
  void triesAgainWithAFreshNonceWhenItsOwnIsStale() {
    tap.dial(request);
    SipRequest second = challenged(tap.nextRequest("INVITE"), 401, digest("r", "n1", ""));
    SipRequest third = challenged(second, 401, digest("r", "n2", ", stale=TRUE"));
    assertThat(third.headers().all("Authorization")).hasSize(1);
    assertThat(third.header("Authorization")).contains("nonce=\"n2\"");
  }

  @Test
  void givesUpWhenTheAccountIsRefused() {
    tap.dial(request);
    SipRequest second = challenged(tap.nextRequest("INVITE"), 401, digest("r", "n1", ""));
    tap.receive(Responses.of(second, 401, "t").with("WWW-Authenticate", digest("r", "n2", "")));
    tap.nextRequest("ACK");
    tap.silent();
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.status()).isEqualTo(401);
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.REFUSED);
  }

  @Test
  void givesUpOnAServerThatIsNeverContent() {
    tap.dial(request);
    SipRequest sent = tap.nextRequest("INVITE");
    for (int i = 0; i < 5; i++) {
      sent = challenged(sent, 401, digest("r", "n" + i, ", stale=true"));
    }
    tap.receive(
        Responses.of(sent, 401, "t").with("WWW-Authenticate", digest("r", "last", ", stale=true")));
    tap.nextRequest("ACK");
    tap.silent();
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().status()).isEqualTo(401);
  }

  @Test
  void refusesToAuthenticateWithoutAnAccount() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(Responses.of(invite, 407, "t").with("Proxy-Authenticate", digest("r", "n", "")));
    tap.nextRequest("ACK");
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().status()).isEqualTo(407);
  }

  @Test
  void carriesItsCredentialsInAckAndBye() {
    SipCall call = tap.dial(request);
    SipRequest second =
        challenged(tap.nextRequest("INVITE"), 407, digest("r", "n1", ", qop=\"auth\""));
    tap.respond(second, 200, "fork1", Wiretap.ANSWER);
    SipRequest ack = tap.nextRequest("ACK");
    assertThat(proxyAnswers(ack)).isEqualTo(proxyAnswers(second));
    call.hangUp();
    SipRequest bye = tap.nextRequest("BYE");
    assertThat(proxyAnswers(bye).getFirst()).contains("nc=00000002");
    tap.receive(
        Responses.of(bye, 407, null)
            .with("Proxy-Authenticate", digest("r", "n9", ", qop=\"auth\"")));
    SipRequest again = tap.nextRequest("BYE");
    assertThat(again.cseq().number()).isEqualTo(bye.cseq().number() + 1);
    assertThat(proxyAnswers(again).getFirst()).contains("nonce=\"n9\"", "nc=00000001");
  }
}
