package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.records.Page;
import dev.parley.records.Role;
import dev.parley.records.SignInTickets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An admin lets others into the team, says what they may do, and has them leave. */
class MemberApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String PASSWORD = "one of my own choice";

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

  private static String wish(String email, String role) {
    return "{\"name\": \"Vera\", \"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role);
  }

  private static JsonNode added(String email, String role) {
    return api.client().post("/member", wish(email, role)).data();
  }

  private static String path(JsonNode member) {
    return "/member/" + member.path("id").asText();
  }

  private static String ticket(JsonNode member) {
    String link = member.path("welcome").asText();
    assertThat(link).startsWith("/app/welcome#");
    return "{\"ticket\": \"%s\"}".formatted(link.substring(link.indexOf('#') + 1));
  }

  /** A browser of somebody who has followed the link and chosen a password. */
  private static BrowserClient come(JsonNode member) {
    BrowserClient browser = BrowserClient.at(server);
    Reply in = browser.page().post("/session/ticket", ticket(member));
    assertThat(in.data().path("password_due").asBoolean()).isTrue();
    browser.keep(in);
    return browser.keep(
        browser.page().put("/user/password", "{\"password\": \"%s\"}".formatted(PASSWORD)));
  }

  @Test
  void aNewMemberComesInByTheLinkAndIsWhatTheAdminSaid() {
    JsonNode vera = added("vera@example.org", "viewer");
    assertThat(vera.path("welcomed").asBoolean()).isFalse();
    assertThat(api.client().get(path(vera)).text()).doesNotContain("/app/welcome");
    BrowserClient browser = come(vera);
    assertThat(browser.page().get("/session").data().path("role").asText()).isEqualTo("viewer");
    JsonNode now = browser.page().get(path(vera)).data();
    assertThat(now.path("welcomed").asBoolean()).isTrue();
    assertThat(now.path("you").asBoolean()).isTrue();
    assertThat(api.stranger().post("/session/ticket", ticket(vera)).code())
        .isEqualTo("unknown_ticket");
    assertThat(api.client().send("POST", path(vera) + "/welcome", null).code())
        .isEqualTo("password_chosen");
    assertThat(api.client().get("/member").data().path("members"))
        .map(member -> member.path("email").asText())
        .contains("vera@example.org");
  }

  @Test
  void anotherLinkTakesThePlaceOfTheFirstAndIsGoodForAWeek() {
    JsonNode first = added("late@example.org", "member");
    JsonNode second = api.client().send("POST", path(first) + "/welcome", null).data();
    assertThat(api.stranger().post("/session/ticket", ticket(first)).code())
        .isEqualTo("unknown_ticket");
    api.clock.add(SignInTickets.WELCOME.minusMinutes(1));
    JsonNode third = api.client().send("POST", path(first) + "/welcome", null).data();
    assertThat(third.path("welcome")).isNotEqualTo(second.path("welcome"));
    api.clock.add(SignInTickets.WELCOME.minusMinutes(1));
    assertThat(api.stranger().post("/session/ticket", ticket(third)).status()).isEqualTo(200);
    JsonNode fourth = api.client().send("POST", path(first) + "/welcome", null).data();
    api.clock.add(SignInTickets.WELCOME.plusSeconds(1));
    assertThat(api.stranger().post("/session/ticket", ticket(fourth)).code())
        .isEqualTo("unknown_ticket");
  }

  @Test
  void noTeamMakesALinkForWhomAnotherLetIn() {
    JsonNode ours = added("two@example.org", "admin");
    JsonNode theirs =
        api.theirs().client().post("/member", wish("two@example.org", "viewer")).data();
    assertThat(theirs.path("id")).isEqualTo(ours.path("id"));
    assertThat(theirs.path("welcome").isNull()).isTrue();
    assertThat(api.theirs().client().send("POST", path(theirs) + "/welcome", null).code())
        .isEqualTo("known_elsewhere");
    BrowserClient browser = come(ours);
    assertThat(browser.page().get("/session").data().path("teams")).hasSize(2);
    Reply owner =
        api.client()
            .send(
                "POST", "/member/%s/welcome".formatted(api.ours().furniture().author.user()), null);
    assertThat(owner.code()).isEqualTo("password_chosen");
  }

  @Test
  void anotherRoleEndsTheSessionsAndNoOtherDoes() {
    JsonNode vera = added("changed@example.org", "viewer");
    BrowserClient browser = come(vera);
    assertThat(api.client().put(path(vera), "{\"role\": \"viewer\"}").status()).isEqualTo(200);
    api.clock.add(Duration.ofSeconds(2));
    assertThat(browser.page().get("/session").status()).isEqualTo(200);
    JsonNode changed = api.client().put(path(vera), "{\"role\": \"member\"}").data();
    assertThat(changed.path("role").asText()).isEqualTo("member");
    api.clock.add(Duration.ofSeconds(2));
    assertThat(browser.page().get("/session").code()).isEqualTo("session_ended");
    BrowserClient again = BrowserClient.at(server).signIn("changed@example.org", PASSWORD);
    assertThat(again.page().get("/session").data().path("role").asText()).isEqualTo("member");
  }

  @Test
  void whoeverIsRemovedIsOutAndMayBeAskedBack() {
    JsonNode vera = added("gone@example.org", "member");
    BrowserClient browser = come(vera);
    assertThat(api.client().delete(path(vera)).status()).isEqualTo(200);
    assertThat(api.client().get(path(vera)).status()).isEqualTo(404);
    api.clock.add(Duration.ofSeconds(2));
    assertThat(browser.page().get("/session").code()).isEqualTo("session_ended");
    String credentials =
        "{\"email\": \"gone@example.org\", \"password\": \"%s\"}".formatted(PASSWORD);
    assertThat(api.stranger().post("/session", credentials).code()).isEqualTo("no_team");
    JsonNode back = added("GONE@example.org", "viewer");
    assertThat(back.path("id")).isEqualTo(vera.path("id"));
    assertThat(back.path("welcome").isNull()).isTrue();
    assertThat(api.stranger().post("/session", credentials).data().path("role").asText())
        .isEqualTo("viewer");
  }

  @Test
  void refusesWhomItCannotAdd() {
    var _ = added("twice@example.org", "viewer");
    Reply twice = api.client().post("/member", wish("Twice@example.org", "admin"));
    assertThat(twice.code()).isEqualTo("member_exists");
    assertThat(twice.field()).isEqualTo("email");
    Reply role = api.client().wrongly().post("/member", wish("x@example.org", "owner"));
    assertThat(role.field()).isEqualTo("role");
    assertThat(role.message()).contains("owner", "admin, member, viewer");
    Reply email = api.client().post("/member", wish("nowhere", "viewer"));
    assertThat(email.field()).isEqualTo("email");
    assertThat(email.message()).contains("nowhere");
  }

  @Test
  void aTeamKeepsAnAdmin() {
    var theirs = api.theirs();
    String only = "/member/" + theirs.furniture().author.user();
    for (Reply refused :
        new Reply[] {
          theirs.client().put(only, "{\"role\": \"member\"}"), theirs.client().delete(only)
        }) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("last_admin");
    }
    assertThat(theirs.client().put(only, "{\"role\": \"admin\"}").status()).isEqualTo(200);
  }

  @Test
  void whoeverMadeTokensThatWorkStaysAnAdminUntilTheyAreRevoked() {
    var records = api.ours().records();
    var team = api.ours().furniture().team.id();
    var eli = records.users().create(team, "Eli", "eli@example.org", PASSWORD);
    var token = records.tokens().make(team, eli.id(), "CRM");
    String path = "/member/" + eli.id();
    Reply refused = api.client().put(path, "{\"role\": \"viewer\"}");
    assertThat(refused.code()).isEqualTo("has_tokens");
    assertThat(refused.message()).contains("\"CRM\"", "DELETE /token/{id}");
    assertThat(api.client().delete(path).code()).isEqualTo("has_tokens");
    assertThat(api.client().get(path).data().path("tokens").path(0).asText()).isEqualTo("CRM");
    assertThat(api.client().delete("/token/" + token.token().id()).status()).isEqualTo(200);
    assertThat(api.client().put(path, "{\"role\": \"viewer\"}").data().path("role").asText())
        .isEqualTo("viewer");
    assertThat(api.client().delete(path).status()).isEqualTo(200);
    assertThat(records.members().list(team, new Page.Request(0, 50)).items())
        .noneMatch(member -> member.role() == Role.VIEWER && member.user().equals(eli));
  }
}
