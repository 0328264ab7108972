package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.records.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each role may do: every operation of the contract is asked for by every role. */
class RolesIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PASSWORD = "correct horse battery";
  private static final String NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

  private static BrowserClient signedIn(Role role) {
    String email = role.word() + NUMBER.incrementAndGet() + "@example.org";
    var _ =
        api.ours()
            .records()
            .users()
            .create(
                api.ours().furniture().team.id(),
                role,
                role == Role.ADMIN ? "Olga" : "Vera",
                email,
                PASSWORD);
    return BrowserClient.at(api.server()).signIn(email, PASSWORD);
  }

  /** What needs somebody to be known: its method and path, and whether it reads a body. */
  private static Map<String, Boolean> operations() throws IOException {
    JsonNode contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    Map<String, Boolean> operations = new LinkedHashMap<>();
    for (var path : contract.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        JsonNode security = operation.getValue().path("security");
        boolean open = security.isArray() && security.isEmpty();
        if (!operation.getKey().equals("parameters") && !open) {
          operations.put(
              operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
              operation.getValue().has("requestBody"));
        }
      }
    }
    return operations;
  }

  @Test
  void everyOperationHasALineInTheTable() throws IOException {
    Set<String> lines = new HashSet<>(RoleTable.all().keySet());
    assertThat(lines.remove(RoleTable.DIAL_AGAIN)).isTrue();
    assertThat(lines).isEqualTo(operations().keySet());
    assertThat(
            api.server().routes().stream()
                .filter(route -> route.access().knowsClient())
                .map(RoleTable::deed)
                .collect(Collectors.toSet()))
        .isEqualTo(lines);
  }

  @Test
  void everyRoleMayDoWhatTheTableSaysAndNothingElse() throws IOException {
    Map<String, Boolean> operations = new LinkedHashMap<>(operations());
    assertThat(operations.remove("DELETE /session")).isFalse();
    // A file without a line in it would be no answer that the contract knows.
    var _ = api.ours().call();
    for (Role role : Role.values()) {
      ContractClient page = signedIn(role).page().wrongly();
      operations.forEach((deed, reads) -> {
        String[] words = deed.split(" ", 2);
        String path = words[1].replace("{number}", "1").replaceAll("\\{[^}]*}", NOBODY);
        // Whoever may is told that this is no JSON, so that nothing comes of it.
        Reply reply = page.send(words[0], path, reads ? "{" : null);
        boolean refused = reply.status() == 403 && reply.code().equals("role_forbidden");
        assertThat(refused)
            .as("%s %s", role, deed)
            .isNotEqualTo(role.covers(RoleTable.least(deed)));
        assertThat(reply.status()).as("%s %s", role, deed).isLessThan(500);
      });
      assertThat(page.delete("/session").status()).isEqualTo(200);
    }
  }

  @Test
  void theTableIsWhatPeopleWereTold() {
    Map<String, Role> least =
        Map.ofEntries(
            Map.entry("GET /call/{id}", Role.VIEWER),
            Map.entry("GET /contact", Role.VIEWER),
            Map.entry("PUT /dialling", Role.VIEWER),
            Map.entry("GET /call/{id}/recording", Role.MEMBER),
            Map.entry("PUT /agent/{id}", Role.MEMBER),
            Map.entry("POST /agent/{id}/publish", Role.MEMBER),
            Map.entry("POST /chat", Role.MEMBER),
            Map.entry("POST /call/test", Role.MEMBER),
            Map.entry("POST /contact/call", Role.MEMBER),
            Map.entry(RoleTable.DIAL_AGAIN, Role.ADMIN),
            Map.entry("POST /token", Role.ADMIN),
            Map.entry("POST /webhooks/subscribe", Role.ADMIN),
            Map.entry("DELETE /suppression/{id}", Role.ADMIN),
            Map.entry("DELETE /contact/{id}", Role.ADMIN),
            Map.entry("POST /member", Role.ADMIN));
    assertThat(RoleTable.all()).containsAllEntriesOf(least);
    assertThat(RoleTable.least("POST /nothing/of/the/kind")).isEqualTo(Role.ADMIN);
  }

  @Test
  void saysWhoMayAndWhomToAsk() {
    BrowserClient admin = signedIn(Role.ADMIN);
    BrowserClient viewer = signedIn(Role.VIEWER);
    JsonNode session = viewer.page().get("/session").data();
    assertThat(session.path("role").asText()).isEqualTo("viewer");
    assertThat(session.at("/forbidden/POST ~1contact~1call").asText()).isEqualTo("member");
    assertThat(session.at("/forbidden/POST ~1token").asText()).isEqualTo("admin");
    assertThat(session.path("forbidden").has("GET /call")).isFalse();
    assertThat(session.path("admins")).map(JsonNode::asText).contains("Ada");
    assertThat(viewer.page().get("/user").data().path("role").asText()).isEqualTo("viewer");
    assertThat(admin.page().get("/session").data().path("forbidden")).isEmpty();
    String before = api.client().get("/contact").data().path("count").asText();
    Reply refused = viewer.page().post("/contact/create", "{\"phone_number\": \"+12025550142\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message())
        .contains("You are a viewer", "POST /contact/create", "members and admins", "Ada");
    assertThat(api.client().get("/contact").data().path("count").asText()).isEqualTo(before);
  }

  @Test
  void everybodyStopsDiallingAndAdminsBeginAgain() {
    ContractClient viewer = signedIn(Role.VIEWER).page();
    ContractClient member = signedIn(Role.MEMBER).page();
    ContractClient admin = signedIn(Role.ADMIN).page();
    assertThat(viewer.put("/dialling", "{\"on\": false}").data().path("on").asBoolean()).isFalse();
    for (ContractClient page : new ContractClient[] {viewer, member}) {
      Reply refused = page.put("/dialling", "{\"on\": true}");
      assertThat(refused.code()).isEqualTo("role_forbidden");
      assertThat(refused.message()).contains("on=true", "for admins");
    }
    assertThat(admin.put("/dialling", "{\"on\": true}").data().path("on").asBoolean()).isTrue();
  }

  @Test
  void aTokenMayDoEverythingWhoeverMadeIt() {
    var users = api.ours().records().users();
    var team = api.ours().furniture().team.id();
    var viewer = users.create(team, Role.VIEWER, "Vera", "vera@example.org", PASSWORD);
    String token = api.ours().records().tokens().create(team, viewer.id(), "CRM");
    ContractClient client = api.stranger().with("x-api-token", token);
    JsonNode session = client.get("/session").data();
    assertThat(session.path("role").asText()).isEqualTo("admin");
    assertThat(session.path("forbidden")).isEmpty();
    assertThat(client.put("/dialling", "{\"on\": true}").status()).isEqualTo(200);
  }

  @Test
  void aRoleIsOfATeam() {
    var records = api.ours().records();
    var here = api.ours().furniture().team.id();
    var there = records.teams().create("Another", 1, 1).id();
    var olga = records.users().create(here, "Olga", "olga@example.org", PASSWORD);
    assertThat(records.users().join(there, olga.id(), Role.VIEWER)).isTrue();
    ContractClient page =
        BrowserClient.at(api.server()).signIn("olga@example.org", PASSWORD).page();
    assertThat(page.get("/session").data().path("role").asText()).isEqualTo("admin");
    ContractClient elsewhere = page.with("team_id", there.toString());
    assertThat(elsewhere.get("/session").data().path("role").asText()).isEqualTo("viewer");
    assertThat(elsewhere.post("/token", "{\"name\": \"CRM\"}").code()).isEqualTo("role_forbidden");
  }
}
