package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.call.RedirectRule.Verdict;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipUri;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 3xx from a trunk, and what may be followed. */
class RedirectionTest {
  private final Wiretap tap = new Wiretap();

  private SipRequest moved(RedirectRule rule, String contacts) {
    tap.names.put("trunk.test", List.of("192.0.2.11", "192.0.2.12"));
    tap.dial(
        InviteRequest.of(
                SipUri.parse("sip:bob@trunk.test"),
                NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
                "moved",
                Wiretap.OFFER)
            .withRedirects(rule));
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(Responses.of(invite, 302, "t").with("Contact", contacts));
    tap.nextRequest("ACK");
    return invite;
  }

  private static RedirectRule sameMachine() {
    return _ -> new Verdict.FollowIfSame("It is elsewhere");
  }

  @Test
  void followsToAnotherNameOfTheSameMachine() {
    tap.names.put("other.test", List.of("192.0.2.12"));
    SipRequest invite = moved(sameMachine(), "<sip:bob@other.test:5080>");
    Wiretap.Sent again = tap.next();
    assertThat(again.hop().host()).isEqualTo("192.0.2.12");
    assertThat(again.hop().port()).isEqualTo(5080);
    assertThat(again.message().callId()).isEqualTo(invite.callId());
  }

  @Test
  void isGivenUpWhileItIsFoundOutWhereItLeads() {
    tap.names.put("trunk.test", List.of("192.0.2.11"));
    SipCall call =
        tap.dial(
            InviteRequest.of(
                    SipUri.parse("sip:bob@trunk.test"),
                    NameAddress.of(null, SipUri.parse("sip:alice@192.0.2.1")),
                    "moved",
                    Wiretap.OFFER)
                .withRedirects(sameMachine()));
    SipRequest invite = tap.nextRequest("INVITE");
    tap.namesAreSlow = true;
    tap.receive(Responses.of(invite, 302, "t").with("Contact", "<sip:bob@trunk.test:5080>"));
    tap.nextRequest("ACK");
    call.hangUp();
    tap.settle();
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.by()).isEqualTo(SipEnd.Party.LOCAL);
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.CANCELLED);
    assertThat(end.status()).isEqualTo(302);
    while (!tap.lookups.isEmpty()) {
      tap.lookups.remove().run();
    }
    tap.silent();
    tap.heard.nothingMore();
  }

  @Test
  void isGivenUpBeforeItIsSent() {
    tap.namesAreSlow = true;
    SipCall call = tap.dial();
    call.hangUp();
    tap.settle();
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().cause())
        .isEqualTo(SipEnd.Cause.CANCELLED);
    tap.lookups.remove().run();
    tap.silent();
    tap.heard.nothingMore();
  }

  @Test
  void followsToAnAddressOfTheSameMachine() {
    moved(sameMachine(), "<sip:bob@192.0.2.12>");
    assertThat(tap.next().hop().host()).isEqualTo("192.0.2.12");
  }

  @Test
  void doesNotFollowToANameThatIsOnlyInPartTheSame() {
    tap.names.put("other.test", List.of("192.0.2.12", "198.51.100.1"));
    moved(sameMachine(), "<sip:bob@other.test>");
    tap.silent();
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().remark()).isEqualTo("It is elsewhere");
  }

  @Test
  void passesOverWhatItMayNotFollow() {
    moved(
        uri -> uri.host().equals("bad.test") ? new Verdict.Refuse("bad") : new Verdict.Follow(),
        "<sip:bob@bad.test>;q=0.9, <sip:bob@192.0.2.77>;q=0.2");
    assertThat(tap.next().hop().host()).isEqualTo("192.0.2.77");
  }

  @Test
  void saysOfTheBestWhyItIsNotFollowed() {
    moved(
        uri -> new Verdict.Refuse("not " + uri.host()),
        "<sip:bob@192.0.2.78>;q=0.2, <sip:bob@192.0.2.77>;q=0.9");
    tap.silent();
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.remark()).isEqualTo("not 192.0.2.77");
    assertThat(end.status()).isEqualTo(302);
  }

  @Test
  void endsWhenTheContactIsMissing() {
    moved(RedirectRule.ANY, "<tel:+15550100>");
    assertThat(tap.heard.now(SipCallEvent.Ended.class).end().status()).isEqualTo(302);
  }

  @Test
  void showsWarningsAndReasons() {
    tap.dial();
    SipRequest invite = tap.nextRequest("INVITE");
    tap.receive(
        Responses.of(invite, 403, "t")
            .with("Warning", "399 sip.carrier.example \"Balance is \\\"low\\\", pay\"")
            .with("Warning", "370 b \"Two\", 307 c \"Three\"")
            .with("Warning", "odd")
            .with("Reason", "Q.850;cause=21;text=\"Rejected, sorry\"")
            .with("Reason", "SIP;cause=403"));
    SipEnd end = tap.heard.now(SipCallEvent.Ended.class).end();
    assertThat(end.warning()).isEqualTo("399 Balance is \"low\", pay; 370 Two; 307 Three; odd");
    assertThat(end.reasonHeader())
        .isEqualTo("Q.850;cause=21;text=\"Rejected, sorry\", SIP;cause=403");
  }
}
