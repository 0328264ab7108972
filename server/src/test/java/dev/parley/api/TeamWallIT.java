package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.agent.SampleAgent;
import dev.parley.call.PhoneNumber;
import dev.parley.records.Subscription;
import dev.parley.records.TestJournal;
import dev.parley.records.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** No team sees anything of another's; the table of routes is walked, so no route is forgotten. */
class TeamWallIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final PhoneNumber THEIR_NUMBER = new PhoneNumber("+12025550199");

  private static final String THEIR_SOURCE = "01890a5d-ac96-774b-bcce-b302099a8059";

  @TempDir static Path files;

  @Test
  void hidesEverythingOfAnotherTeam() throws IOException {
    Map<String, String> theirs = idsOfTheirs();
    for (Route route : api.server().routes()) {
      if (!route.access().knowsClient() || !route.path().contains("{")) {
        continue;
      }
      String first = route.path().split("/", -1)[1];
      assertThat(theirs).as("an id for %s", route.path()).containsKey(first);
      String path = within(route.path().replace("{id}", theirs.get(first)));
      Reply hidden = api.client().wrongly().send(route.method().name(), path, body(route));
      assertThat(hidden.status()).as("%s %s", route.method(), path).isEqualTo(404);
      assertThat(hidden.code()).isEqualTo("not_found");
    }
    theirs.forEach((first, id) ->
        assertThat(api.theirs().client().outside("GET", path(first, id), null).status())
            .as("%s is there for its own team", first)
            .isEqualTo(200));
  }

  @Test
  void callsNeitherTheContactsNorWithTheAgentsOfAnotherTeam() {
    Reply contact = order(api.theirs().contact(), api.ours().agent().toString());
    assertThat(contact.status()).isEqualTo(404);
    assertThat(contact.field()).isEqualTo("contact_id");
    Reply agent = order(api.ours().contact(), api.theirs().agent().toString());
    assertThat(agent.status()).isEqualTo(404);
    assertThat(agent.field()).isEqualTo("interview_id");
  }

  @Test
  void listsNothingOfAnotherTeam() throws IOException {
    Map<String, String> ids = idsOfTheirs();
    var _ = api.ours().call();
    String theirs = api.theirs().agent().toString();
    for (String path :
        new String[] {
          "/contact",
          "/contact/facets",
          "/call",
          "/call/export.csv",
          "/call/export.jsonl",
          "/view",
          "/interview",
          "/webhooks",
          "/call?interview_id=" + theirs,
          "/suppression",
          "/suppression/changes",
          "/member",
          "/token",
          "/knowledge",
          "/delivery",
          "/trunk",
          "/persona",
          "/node",
          "/now",
          "/stats/calls?by=agent",
          "/attention",
          "/system",
          "/dialling"
        }) {
      assertThat(api.client().get(path).text())
          .as(path)
          .doesNotContain(ids.values())
          .doesNotContain(theirs)
          .doesNotContain(api.theirs().furniture().team.id().toString());
    }
  }

  @Test
  void letsNobodyInWithoutAToken() {
    for (Route route : api.server().routes()) {
      if (!route.access().knowsClient()) {
        continue;
      }
      String path = within(route.path().replace("{id}", api.ours().agent().toString()));
      Reply refused = api.stranger().outside(route.method().name(), path, body(route));
      assertThat(refused.status()).as("%s %s", route.method(), path).isEqualTo(401);
    }
  }

  @Test
  void servesWhatTheContractPromisesAndNothingElse() throws IOException {
    JsonNode contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    var promised = new TreeMap<String, String>();
    contract
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (!method.equals("parameters")) {
                    promised.merge(
                        path.getKey(), method.toUpperCase(java.util.Locale.ROOT), TeamWallIT::both);
                  }
                }));
    var served =
        api.server().routes().stream()
            .filter(route -> !Set.of("/docs/{file}", "/app/<path>").contains(route.path()))
            .collect(
                Collectors.toMap(
                    Route::path, route -> route.method().name(), TeamWallIT::both, TreeMap::new));
    assertThat(served).isEqualTo(promised);
  }

  private static String both(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  private static Map<String, String> idsOfTheirs() throws IOException {
    var call = api.theirs().call();
    Path recording = Files.write(files.resolve("theirs.wav"), new byte[100]);
    new TestJournal(api.theirs().records(), call).recorded(recording, Duration.ofSeconds(1));
    var theirs = api.theirs();
    var team = theirs.furniture().team.id();
    var author = theirs.furniture().author;
    Subscription subscription =
        theirs
            .records()
            .subscriptions()
            .subscribe(team, Subscription.Type.NEW_RESPONSE, "https://theirs.example/" + call, null)
            .orElseThrow();
    theirs.records().suppressions().add(author, THEIR_NUMBER, "asked");
    View view =
        theirs
            .records()
            .views()
            .add(author, new View.Draft("Theirs", ApiJson.object(), true))
            .orElseThrow();
    return Map.ofEntries(
        Map.entry("suppression", THEIR_NUMBER.e164()),
        Map.entry("member", author.user().toString()),
        Map.entry(
            "token",
            theirs.records().tokens().make(team, author.user(), "theirs").token().id().toString()),
        Map.entry(
            "knowledge",
            theirs
                .records()
                .knowledge()
                .create(team, "Theirs", List.of())
                .orElseThrow()
                .id()
                .toString()),
        Map.entry("webhooks", subscription.id().toString()),
        Map.entry("delivery", api.database().delivery(team, call, "parked").toString()),
        Map.entry(
            "chat",
            api.theirs()
                .client()
                .post(
                    "/chat",
                    "{\"agent\": \"%s\", \"document\": %s}"
                        .formatted(api.theirs().agent(), SampleAgent.json()))
                .data()
                .path("id")
                .asText()),
        Map.entry("contact", api.theirs().contact()),
        Map.entry("interview", api.theirs().agent().toString()),
        Map.entry("agent", api.theirs().agent().toString()),
        Map.entry("call", call.toString()),
        Map.entry("view", view.id().toString()));
  }

  /** With what is asked for within the thing that the path names. */
  static String within(String path) {
    return path.replace("{number}", "1").replace("{source}", THEIR_SOURCE);
  }

  private static String path(String first, String id) {
    return switch (first) {
      case "interview" -> "/interview/" + id + "/responses";
      case "webhooks" -> "/webhooks";
      default -> "/" + first + "/" + id;
    };
  }

  private static @org.jspecify.annotations.Nullable String body(Route route) {
    return switch (route.method().name()) {
      case "POST", "PUT", "PATCH" -> "{}";
      default -> null;
    };
  }

  private static Reply order(String contact, String agent) {
    return api.client()
        .post(
            "/contact/call",
            "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}".formatted(contact, agent));
  }
}
