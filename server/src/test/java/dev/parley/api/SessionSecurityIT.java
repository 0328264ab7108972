package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What pages of others, and those who guess, try with sessions. */
class SessionSecurityIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PASSWORD = "correct horse battery";
  private static final String CONTACT = "{\"phone_number\": \"+12025550173\"}";
  private static final String FOREIGN = "https://evil.example";

  private final String email = "eli%d@example.org".formatted(NUMBER.incrementAndGet());

  @BeforeEach
  void eli() {
    api.clock.add(Duration.ofHours(1));
    var _ =
        api.ours()
            .records()
            .users()
            .create(api.ours().furniture().team.id(), "Eli", email, PASSWORD);
  }

  private BrowserClient signedIn() {
    return BrowserClient.at(api.server()).signIn(email, PASSWORD);
  }

  private static String credentials(String email, String password) {
    return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
  }

  @Test
  void aPageOfSomebodyElseChangesNothing() {
    BrowserClient browser = signedIn();
    assertThat(browser.page().with("Origin", FOREIGN).post("/contact/create", CONTACT).code())
        .isEqualTo("foreign_origin");
    assertThat(browser.page().with("Origin", "null").post("/contact/create", CONTACT).code())
        .isEqualTo("foreign_origin");
    assertThat(
            browser
                .page()
                .with("Sec-Fetch-Site", "cross-site")
                .post("/contact/create", CONTACT)
                .code())
        .isEqualTo("foreign_origin");
    assertThat(
            browser
                .page()
                .with("Sec-Fetch-Site", "same-site")
                .post("/contact/create", CONTACT)
                .code())
        .isEqualTo("foreign_origin");
    assertThat(
            browser
                .bare()
                .with(Csrf.HEADER, browser.csrf())
                .post("/contact/create", CONTACT)
                .code())
        .as("without an origin")
        .isEqualTo("foreign_origin");
    assertThat(browser.page().post("/contact/create", CONTACT).status()).isEqualTo(200);
  }

  @Test
  void aPageOfSomebodyElseReadsNothing() {
    BrowserClient browser = signedIn();
    assertThat(browser.bare().with("Origin", FOREIGN).get("/call").code())
        .isEqualTo("foreign_origin");
    String events = "/call/%s/events".formatted(api.ours().call());
    assertThat(browser.bare().with("Origin", FOREIGN).get(events).code())
        .isEqualTo("foreign_origin");
    assertThat(browser.bare().with("Sec-Fetch-Site", "cross-site").get("/call").code())
        .isEqualTo("foreign_origin");
    assertThat(browser.bare().with("Sec-Fetch-Site", "none").get("/call").status()).isEqualTo(200);
  }

  @Test
  void aChangeNeedsWhatOnlyThePageKnows() {
    BrowserClient browser = signedIn();
    BrowserClient other = signedIn();
    for (String csrf : List.of("", "wrong", other.csrf())) {
      assertThat(browser.page().with(Csrf.HEADER, csrf).post("/contact/create", CONTACT).code())
          .isEqualTo("wrong_csrf");
      assertThat(browser.page().with(Csrf.HEADER, csrf).delete("/session").code())
          .isEqualTo("wrong_csrf");
    }
    assertThat(browser.page().get("/session").status()).isEqualTo(200);
  }

  @Test
  void aFormCannotSendWhatWeTake() {
    BrowserClient browser = signedIn();
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      Reply refused =
          browser.page().wrongly().with("Content-Type", type).post("/contact/create", CONTACT);
      assertThat(refused.status()).as(type).isEqualTo(415);
      assertThat(
              browser
                  .page()
                  .wrongly()
                  .with("Content-Type", type)
                  .post("/session", credentials(email, PASSWORD))
                  .status())
          .as(type)
          .isEqualTo(415);
    }
  }

  @Test
  void nobodyIsSignedInByAPageOfSomebodyElse() {
    Reply refused =
        api.stranger().with("Origin", FOREIGN).post("/session", credentials(email, PASSWORD));
    assertThat(refused.code()).isEqualTo("foreign_origin");
    assertThat(refused.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aCookieThatWasPlantedIsNotTheOneAfterSigningIn() {
    BrowserClient attacker = signedIn();
    BrowserClient victim = BrowserClient.at(api.server());
    String planted = attacker.cookie();
    Reply in = victim.page().with("Cookie", planted).post("/session", credentials(email, PASSWORD));
    victim.keep(in);
    assertThat(victim.cookie()).isNotEqualTo(planted);
    api.clock.add(Duration.ofSeconds(2));
    assertThat(attacker.page().get("/session").code()).isEqualTo("session_ended");
    String invented = planted.split("=", 2)[0] + "=" + "0".repeat(64);
    victim.keep(
        victim.page().with("Cookie", invented).post("/session", credentials(email, PASSWORD)));
    assertThat(victim.cookie()).isNotEqualTo(invented);
    assertThat(api.stranger().with("Cookie", invented).get("/session").code())
        .isEqualTo("session_ended");
  }

  @Test
  void theCookieIsBoundAsFarAsTheBrowserCan() {
    String here = in(api.server(), "Sec-Fetch-Site", "same-origin");
    assertThat(here)
        .startsWith("__Host-parley_session=")
        .contains("; Path=/;")
        .contains("; HttpOnly")
        .contains("; SameSite=Strict")
        .endsWith("; Secure")
        .doesNotContain("Domain");
    try (ApiServer proxied =
            api.start(
                ApiConfig.of("127.0.0.1", 0)
                    .withTrustedProxies(TrustedProxies.parse("127.0.0.0/8")));
        ApiServer plain = api.start(ApiConfig.of("127.0.0.1", 0));
        ApiServer named =
            api.start(
                ApiConfig.of("127.0.0.1", 0)
                    .withOrigins(List.of(URI.create("https://calls.example"))))) {
      assertThat(in(proxied, "X-Forwarded-Host", "calls.example", "X-Forwarded-Proto", "https"))
          .startsWith("__Host-")
          .endsWith("; Secure");
      assertThat(in(proxied, "X-Forwarded-Host", "calls.example", "X-Forwarded-Proto", "http"))
          .startsWith("parley_session=")
          .doesNotContain("Secure")
          .contains("; HttpOnly")
          .contains("; SameSite=Strict");
      // Whoever is no proxy of ours can write what they like.
      assertThat(in(plain, "X-Forwarded-Host", "calls.example", "X-Forwarded-Proto", "http"))
          .startsWith("__Host-");
      assertThat(in(named, "Origin", "https://calls.example")).startsWith("__Host-");
      assertThat(
              ContractClient.of(plain.url())
                  .with("Origin", "https://calls.example")
                  .post("/session", credentials(email, PASSWORD))
                  .code())
          .isEqualTo("foreign_origin");
    }
  }

  private String in(ApiServer server, String... headers) {
    ContractClient client = ContractClient.of(server.url());
    for (int i = 0; i < headers.length; i += 2) {
      client = client.with(headers[i], headers[i + 1]);
    }
    Reply reply = client.post("/session", credentials(email, PASSWORD));
    reply.data();
    return reply.header("Set-Cookie");
  }

  @Test
  void unknownAndWrongAreToldAlikeAndTakeAsLong() {
    Reply wrong = timed(credentials(email, "wrong"));
    Reply unknown = timed(credentials("nobody@example.org", "wrong"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.message()).isEqualTo(wrong.message());
    assertThat(unknown.code()).isEqualTo(wrong.code());
    timed(credentials(email, PASSWORD)).data();
  }

  private static Reply timed(String credentials) {
    long began = System.nanoTime();
    Reply reply = api.stranger().post("/session", credentials);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(299));
    return reply;
  }

  @Test
  void whoGuessesPasswordsOfAnAccountIsToldToWait() {
    for (String account : List.of(email, "nobody%d@example.org".formatted(NUMBER.get()))) {
      for (int i = 0; i < 5; i++) {
        assertThat(api.stranger().post("/session", credentials(account, "guess")).status())
            .isEqualTo(401);
      }
      Reply refused = api.stranger().post("/session", credentials(account, PASSWORD));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("too_many_sign_ins");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 180);
    }
    assertThat(
            api.stranger()
                .post("/session", credentials(email.toUpperCase(java.util.Locale.ROOT), PASSWORD))
                .status())
        .isEqualTo(429);
    api.clock.add(Duration.ofMinutes(4));
    assertThat(api.stranger().post("/session", credentials(email, PASSWORD)).status())
        .isEqualTo(200);
  }

  @Test
  void rightPasswordsAreNotCounted() {
    for (int i = 0; i < 8; i++) {
      assertThat(api.stranger().post("/session", credentials(email, PASSWORD)).status())
          .isEqualTo(200);
    }
  }

  @Test
  void onlyDigestsAreKept() {
    BrowserClient browser = signedIn();
    String secret = browser.cookie().split("=", 2)[1];
    assertThat(api.database().sessions())
        .isNotEmpty()
        .noneMatch(row -> row.contains(secret) || row.contains(browser.csrf()));
  }
}
