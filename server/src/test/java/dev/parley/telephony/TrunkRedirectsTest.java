package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.call.RedirectRule.Verdict;
import dev.parley.sip.message.SipUri;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkRedirectsTest {
  private static final TrunkRedirects RULE =
      new TrunkRedirects(
          "+12025550123", "Sip.Carrier.example", Set.of("gw.partner.example", "203.0.113.7"));

  private static Verdict judge(String moved) {
    return RULE.judge(SipUri.parse(moved));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+12025550123@sip.carrier.example",
        "sip:+12025550123@SIP.carrier.EXAMPLE:5080;transport=tcp",
        "sip:12025550123@gw7.sip.carrier.example",
        "sip:0012025550123@gw.partner.example",
        "sip:+1-202-555-0123;rn=+12025550000@a.gw.partner.example",
        "sip:%2B12025550123@203.0.113.7",
        "sip:2025550123@203.0.113.7",
        "sip:gateway@sip.carrier.example",
        "sip:sip.carrier.example",
      })
  void goesOnToTheCarriersOwn(String moved) {
    assertThat(judge(moved)).isInstanceOf(Verdict.Follow.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+12025550123@evil.example",
        "sip:+12025550123@carrier.example",
        "sip:+12025550123@notsip.carrier.example",
        "sip:+12025550123@sip.carrier.example.evil.example",
        "sip:+12025550123@9.203.0.113.7",
        "sip:+12025550123@203.0.113.8",
        "sip:+12025550123@[2001:db8::1]",
      })
  void goesElsewhereOnlyIfItIsTheSameMachine(String moved) {
    assertThat(judge(moved))
        .isInstanceOfSatisfying(
            Verdict.FollowIfSame.class,
            same -> assertThat(same.otherwise()).contains("sip.carrier.example", "redirects="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+19005550100@sip.carrier.example",
        "sip:+12025550124@203.0.113.7",
        "sip:911@sip.carrier.example",
        "sip:123@sip.carrier.example",
      })
  void neverRingsAnotherNumber(String moved) {
    assertThat(judge(moved)).isInstanceOf(Verdict.Refuse.class);
  }

  @Test
  void asksForNoNumberWhereNoneWasDialled() {
    TrunkRedirects rule = new TrunkRedirects(null, "h", Set.of());
    assertThat(rule.judge(SipUri.parse("sip:+1900@h"))).isInstanceOf(Verdict.Follow.class);
  }
}
