package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the pages are served, whatever is on them. */
class StaticRoutesIT {
  private static final Pattern NONCE = Pattern.compile("style-src 'self' 'nonce-([^']+)'");

  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void showsBrowsersTheWay() {
    Reply browser = api.stranger().with("accept", "text/html,*/*").outside("GET", "/", null);
    assertThat(browser.status()).isEqualTo(302);
    assertThat(browser.header("Location")).contains("/app/");
    Reply program = api.stranger().with("accept", "*/*").outside("GET", "/", null);
    assertThat(program.status()).isEqualTo(404);
    assertThat(program.text()).contains("not_found");
  }

  @Test
  void givesEachPageANonceOfItsOwn() {
    String first = nonce(page("/app"));
    String second = nonce(page("/app/calls/01890a5d-ac96-774b-bcce-b302099a8057"));
    assertThat(first).hasSize(24).isNotEqualTo(second);
  }

  @Test
  void letsAPageAskNobodyElse() {
    Reply page = page("/app/calls");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Strict-Transport-Security")).isEmpty();
    assertThat(page.text()).doesNotContain("%NONCE%");
  }

  @Test
  void hasNoOtherFiles() {
    for (String path :
        new String[] {"/app/nothing.js", "/app/assets/../../openapi.yaml", "/app/files.txt"}) {
      assertThat(api.stranger().outside("GET", path, null).status()).as(path).isBetween(400, 404);
    }
    Reply escaped = api.stranger().outside("GET", "/app/..%2f..%2flogback.xml", null);
    assertThat(escaped.text()).doesNotContain("<configuration");
  }

  private static Reply page(String path) {
    Reply page = api.stranger().outside("GET", path, null);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    return page;
  }

  private static String nonce(Reply page) {
    Matcher policy = NONCE.matcher(page.header("Content-Security-Policy"));
    assertThat(policy.find()).isTrue();
    return policy.group(1);
  }
}
