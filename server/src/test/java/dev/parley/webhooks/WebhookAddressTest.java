package dev.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant LATEST = NOW.plus(Duration.ofHours(24));

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.ORG/Hook, http://example.org/Hook",
    "' https://example.org/a ', https://example.org/a",
    "https://example.org:/a, https://example.org/a",
    "https://example.org:0443/a, https://example.org:443/a",
    "https://münchen.example/grüße, https://xn--mnchen-3ya.example/gr%C3%BC%C3%9Fe",
    "https://MÜNCHEN.example:8443/?q=ü, https://xn--mnchen-3ya.example:8443/?q=%C3%BC",
    "'https://[2001:DB8::1]:8080/x', 'https://[2001:db8::1]:8080/x'",
    "https://example.org/a%20b?c=%2F, https://example.org/a%20b?c=%2F",
  })
  void keepsOneFormOfEachAddress(String given, String kept) {
    assertThat(WebhookAddress.read(given)).isEqualTo(new WebhookAddress.Reading.Valid(kept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org",
        "example.org/hook",
        "https:///hook",
        "https:hook",
        "https://user:secret@example.org/",
        "https://user@example.org/",
        "https://@example.org/",
        "https://example.org/#top",
        "https://example.org/a b",
        "https://exa mple.org/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org:99999999999/",
        "https://example.org:http/",
        "https://example.org:-1/",
        "https://[::1/",
        "https://[nonsense]/",
        "https://./",
        "https://-/",
        "https://a..b/",
        "https://example.org/\u0001",
        "https://example.org/\u00a0x",
        ""
      })
  void refusesWhatCannotBeDeliveredTo(String given) {
    assertThat(WebhookAddress.read(given))
        .isInstanceOfSatisfying(
            WebhookAddress.Reading.Invalid.class,
            invalid -> assertThat(invalid.why()).isNotBlank().doesNotContain("secret"));
  }

  @Test
  void refusesWhatIsTooLongAlsoWhenWrittenInAscii() {
    assertThat(WebhookAddress.read("https://example.org/" + "x".repeat(1_981)))
        .isInstanceOf(WebhookAddress.Reading.Invalid.class);
    assertThat(WebhookAddress.read("https://example.org/" + "ü".repeat(1_000)))
        .isInstanceOf(WebhookAddress.Reading.Invalid.class);
    assertThat(WebhookAddress.read("https://" + "a".repeat(64) + ".org/"))
        .isInstanceOf(WebhookAddress.Reading.Invalid.class);
    assertThat(WebhookAddress.read("https://" + "a.".repeat(130) + "org/"))
        .isInstanceOf(WebhookAddress.Reading.Invalid.class);
  }

  @Test
  void showsNoPasswordOfAnAddressKeptBefore() {
    assertThat(WebhookAddress.shown("https://user:pw@example.org/a@b"))
        .isEqualTo("https://***@example.org/a@b");
    assertThat(WebhookAddress.shown("https://example.org/a@b"))
        .isEqualTo("https://example.org/a@b");
  }

  @ParameterizedTest
  @CsvSource({
    "'120', 2026-11-26T12:02:00Z",
    "'0', 2026-11-26T12:00:00Z",
    "'999999999', 2026-11-27T12:00:00Z",
    "'99999999999999999999999', 2026-11-27T12:00:00Z",
    "'Thu, 26 Nov 2026 13:00:00 GMT', 2026-11-26T13:00:00Z",
    "'Thursday, 26-Nov-26 13:00:00 GMT', 2026-11-26T13:00:00Z",
    "'Thu Nov 26 13:00:00 2026', 2026-11-26T13:00:00Z",
    "'Fri, 31 Dec 9999 23:59:59 GMT', 2026-11-27T12:00:00Z",
    "'Thu, 26 Nov 2020 13:00:00 GMT', 2020-11-26T13:00:00Z"
  })
  void readsWhenToComeAgainAndIsNotSentAwayForEver(String header, Instant wanted) {
    assertThat(RetryAfter.read(header, NOW, LATEST)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1.5", "", "1e9"})
  void passesOverWhatMeansNothing(String header) {
    assertThat(RetryAfter.read(header, NOW, LATEST)).isNull();
  }
}
