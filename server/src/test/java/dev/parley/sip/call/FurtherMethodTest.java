package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.sip.message.SipMessages;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ServerTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A method that the product does not know is taken by a handler of its own. */
class FurtherMethodTest {
  /** A registrar that needs to ask somebody first. */
  private static final class Registrar implements SipHandler {
    private final List<Runnable> asked = new ArrayList<>();

    @Override
    public SipCallListener incoming(IncomingSipCall call, IncomingInvite invite) {
      return SipHandler.refusing().incoming(call, invite);
    }

    @Override
    public Map<String, RequestHandler> methods() {
      return Map.of("REGISTER", this::register);
    }

    private void register(ServerTransaction transaction, Executor loop) {
      String contact = transaction.request().mandatory("Contact");
      asked.add(() ->
          loop.execute(
              () -> transaction.respond(transaction.response(200).with("Contact", contact))));
    }
  }

  private static SipRequest register(String tag) {
    return SipMessages.request(
        """
        REGISTER sip:192.0.2.1 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bKreg%s
        Max-Forwards: 70
        From: <sip:bob@192.0.2.1>;tag=theirs
        To: <sip:bob@192.0.2.1>%s
        Call-ID: register-1
        CSeq: 10 REGISTER
        Contact: <sip:bob@192.0.2.9>

        """
            .formatted(tag.length(), tag));
  }

  @Test
  void aRegistrarAnswersWhenItKnows() {
    Registrar registrar = new Registrar();
    Wiretap tap = new Wiretap(registrar);
    tap.receive(register(""));
    tap.silent();
    registrar.asked.removeFirst().run();
    SipResponse ok = tap.nextResponse(200);
    assertThat(ok.header("Contact")).isEqualTo("<sip:bob@192.0.2.9>");
    assertThat(ok.toTag()).isNotEmpty();
    tap.receive(register(";tag=gone"));
    tap.nextResponse(481);
  }

  @Test
  void allowNamesIt() {
    Wiretap tap = new Wiretap(new Registrar());
    tap.dial();
    assertThat(tap.nextRequest("INVITE").header("Allow"))
        .isEqualTo("INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, REGISTER");
  }

  @Test
  void aMethodWithinACallBringsItsExtension() {
    Wiretap tap = new Wiretap();
    List<String> texts = new ArrayList<>();
    tap.userAgent
        .context()
        .methods()
        .add(
            new Method(
                "MESSAGE",
                null,
                (session, transaction) -> {
                  texts.add(transaction.request().body().text());
                  session.respond(transaction, 202);
                },
                Set.of("letters")));
    SipRequest invite = tap.establish();
    assertThat(invite.headers().list("Supported")).containsExactly("timer", "letters", "100rel");
    SipRequest message =
        tap.within(invite, "MESSAGE", 7, "good morning").with("Require", "letters");
    tap.receive(message);
    tap.nextResponse(202);
    assertThat(texts).containsExactly("good morning");
    tap.receive(tap.within(invite, "MESSAGE", 6, "too late"));
    tap.nextResponse(500);
    assertThat(texts).hasSize(1);
    tap.heard.nothingMore();
  }

  @Test
  void aMethodHasOneHandler() {
    Methods methods = new Methods();
    methods.add(Method.within("BYE", ByeServer::requested));
    assertThatThrownBy(() -> methods.add(Method.within("BYE", InfoServer::requested)))
        .hasMessageContaining("BYE");
  }
}
