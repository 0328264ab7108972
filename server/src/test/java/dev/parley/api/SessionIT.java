package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.records.Role;
import dev.parley.records.Sessions;
import dev.parley.records.Team;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody signs in with a browser, works, and signs out. */
class SessionIT {
  @RegisterExtension static final TestApi api = new TestApi();

  /** What is remembered for a second is forgotten when the clock of the test goes on. */
  private static ApiServer server;

  @BeforeAll
  static void start() {
    server = api.start(ApiConfig.of("127.0.0.1", 0).withRequestsPerMinute(100_000), api.clock);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ContractClient stranger() {
    return ContractClient.of(server.url());
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PASSWORD = "correct horse battery";

  private final String email = "olga%d@example.org".formatted(NUMBER.incrementAndGet());

  @BeforeEach
  void olga() {
    var _ = api.ours().records().users().create(team().id(), "Olga", email, PASSWORD);
  }

  private static Team team() {
    return api.ours().furniture().team;
  }

  private BrowserClient signedIn() {
    return BrowserClient.at(server).signIn(email, PASSWORD);
  }

  @Test
  void signsInAndIsKnownByTheCookie() {
    BrowserClient browser = signedIn();
    JsonNode session = browser.page().get("/session").data();
    assertThat(session.at("/user/email").asText()).isEqualTo(email);
    assertThat(session.at("/team/id").asText()).isEqualTo(team().id().toString());
    assertThat(session.path("teams")).hasSize(1);
    assertThat(session.path("csrf").asText()).isEqualTo(browser.csrf()).hasSize(64);
    assertThat(session.path("password_due").asBoolean()).isFalse();
    assertThat(session.path("features")).map(JsonNode::asText).contains("call", "agent", "token");
    assertThat(browser.page().get("/call").status()).isEqualTo(200);
    assertThat(
            browser.page().post("/contact/create", "{\"phone_number\": \"+12025550171\"}").status())
        .isEqualTo(200);
  }

  @Test
  void theEmailAddressIsReadInAnyCase() {
    assertThat(
            BrowserClient.at(server)
                .signIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD)
                .csrf())
        .isNotEmpty();
  }

  @Test
  void signsOut() {
    BrowserClient browser = signedIn();
    Reply out = browser.page().delete("/session");
    out.data();
    assertThat(out.header("Set-Cookie")).contains("Max-Age=0").contains("HttpOnly");
    Reply after = browser.page().get("/session");
    assertThat(after.status()).isEqualTo(401);
    assertThat(after.code()).isEqualTo("session_ended");
  }

  @Test
  void endsWhenNothingIsAskedForTwelveHours() {
    BrowserClient browser = signedIn();
    for (int i = 0; i < 3; i++) {
      api.clock.add(Sessions.IDLE.minusMinutes(1));
      assertThat(browser.page().get("/session").status()).isEqualTo(200);
    }
    api.clock.add(Sessions.IDLE.plusMinutes(1));
    assertThat(browser.page().get("/session").code()).isEqualTo("session_ended");
  }

  @Test
  void endsAfterAWeekHoweverMuchIsAsked() {
    BrowserClient browser = signedIn();
    for (Duration used = Duration.ZERO;
        used.compareTo(Sessions.LONGEST) < 0;
        used = used.plusHours(11)) {
      assertThat(browser.page().get("/session").status()).isEqualTo(200);
      api.clock.add(Duration.ofHours(11));
    }
    assertThat(browser.page().get("/session").code()).isEqualTo("session_ended");
  }

  @Test
  void aTokenCountsWhereThereIsACookieToo() {
    BrowserClient browser = signedIn();
    ContractClient both = browser.bare().with("x-api-token", api.theirs().token());
    JsonNode session = both.get("/session").data();
    assertThat(session.at("/team/id").asText())
        .isEqualTo(api.theirs().furniture().team.id().toString());
    assertThat(session.path("csrf").isNull()).isTrue();
    assertThat(session.path("expires").isNull()).isTrue();
    // No page can send a token, so nothing more is asked of who does.
    assertThat(both.post("/contact/create", "{\"phone_number\": \"+12025550172\"}").status())
        .isEqualTo(200);
    assertThat(browser.bare().with("x-api-token", "wrong").get("/session").code())
        .isEqualTo("unknown_token");
    assertThat(both.delete("/session").code()).isEqualTo("no_session");
  }

  @Test
  void worksInTheOtherTeamsOfTheUser() {
    var users = api.ours().records().users();
    var user = users.signIn(email, PASSWORD).orElseThrow().id();
    Team other = api.ours().records().teams().create("Another", 1, 1);
    BrowserClient browser = signedIn();
    String choice = "{\"team_id\": \"%s\"}".formatted(other.id());
    assertThat(browser.page().put("/session/team", choice).code()).isEqualTo("wrong_team");
    users.join(other.id(), user, Role.ADMIN);
    browser = signedIn();
    assertThat(browser.page().put("/session/team", choice).data().at("/team/name").asText())
        .isEqualTo("Another");
    assertThat(browser.page().get("/session").data().at("/team/id").asText())
        .isEqualTo(other.id().toString());
    assertThat(browser.page().get("/user").data().path("team_id").asText())
        .isEqualTo(other.id().toString());
    assertThat(
            browser
                .page()
                .with("team_id", team().id().toString())
                .get("/user")
                .data()
                .path("team_id")
                .asText())
        .isEqualTo(team().id().toString());
    assertThat(
            browser
                .page()
                .with("team_id", api.theirs().furniture().team.id().toString())
                .get("/user")
                .code())
        .isEqualTo("wrong_team");
  }

  @Test
  void choosesAnotherPasswordWhichEndsAllOtherSessions() {
    BrowserClient elsewhere = signedIn();
    BrowserClient browser = signedIn();
    String before = browser.cookie();
    String wrong = "{\"password\": \"a better one, I hope\", \"current\": \"guessed\"}";
    Reply refused = browser.page().put("/user/password", wrong);
    assertThat(refused.code()).isEqualTo("wrong_password");
    assertThat(refused.field()).isEqualTo("current");
    assertThat(
            browser
                .page()
                .put("/user/password", "{\"password\": \"a better one, I hope\"}")
                .field())
        .isEqualTo("current");
    assertThat(
            browser
                .page()
                .wrongly()
                .put(
                    "/user/password",
                    "{\"password\": \"short\", \"current\": \"%s\"}".formatted(PASSWORD))
                .field())
        .isEqualTo("password");
    Reply done = browser.page().put("/user/password", wrong.replace("guessed", PASSWORD));
    done.data();
    browser.keep(done);
    assertThat(browser.cookie()).isNotEqualTo(before);
    assertThat(browser.page().get("/session").status()).isEqualTo(200);
    api.clock.add(Duration.ofSeconds(2));
    assertThat(elsewhere.page().get("/session").code()).isEqualTo("session_ended");
    assertThat(signInReply(PASSWORD).code()).isEqualTo("wrong_credentials");
    assertThat(signInReply("a better one, I hope").status()).isEqualTo(200);
  }

  private Reply signInReply(String password) {
    return stranger()
        .post("/session", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
  }

  @Test
  void aTokenChangesThePasswordOfItsUserToo() {
    var user = api.ours().records().users().signIn(email, PASSWORD).orElseThrow().id();
    String token = api.ours().records().tokens().create(team().id(), user, "Olga's");
    ContractClient client = stranger().with("x-api-token", token);
    assertThat(
            client
                .put(
                    "/user/password",
                    "{\"password\": \"a better one, I hope\", \"current\": \"%s\"}"
                        .formatted(PASSWORD))
                .data()
                .path("csrf")
                .isNull())
        .isTrue();
    assertThat(signInReply("a better one, I hope").status()).isEqualTo(200);
  }

  @Test
  void aSessionHasARateOfItsOwn() {
    try (ApiServer slow =
        api.start(
            ApiConfig.of("127.0.0.1", 0)
                .withRequestsPerMinute(2)
                .withSessionRequestsPerMinute(5))) {
      BrowserClient browser = BrowserClient.at(slow).signIn(email, PASSWORD);
      for (int i = 0; i < 5; i++) {
        Reply reply = browser.page().get("/session");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("5");
      }
      Reply refused = browser.page().get("/session");
      assertThat(refused.code()).isEqualTo("rate_limited");
      assertThat(refused.message()).startsWith("This session");
      assertThat(BrowserClient.at(slow).signIn(email, PASSWORD).page().get("/session").status())
          .isEqualTo(200);
    }
    assertThat(ApiConfig.of("127.0.0.1", 0).sessionRequestsPerMinute()).isEqualTo(1_200);
  }

  @Test
  void tellsWhenATokenWasLastUsed() {
    BrowserClient browser = signedIn();
    JsonNode made = browser.page().post("/token", "{\"name\": \"CRM\"}").data();
    assertThat(made.path("last_used").isNull()).isTrue();
    assertThat(made.path("user_name").asText()).isEqualTo("Olga");
    assertThat(made.path("current").asBoolean()).isFalse();
    String path = "/token/" + made.path("id").asText();
    ContractClient crm = stranger().with("x-api-token", made.path("token").asText());
    assertThat(crm.get(path).data().path("current").asBoolean()).isTrue();
    String first = browser.page().get(path).data().path("last_used").asText();
    assertThat(first).isNotEmpty();
    api.clock.add(Duration.ofMinutes(2));
    crm.get("/user").data();
    assertThat(browser.page().get(path).data().path("last_used").asText()).isGreaterThan(first);
  }
}
