package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.call.AgentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be meant, sent to every route that reads a body: the contract lists them. */
class BadInputIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOO_DEEP = 65;
  private static final int TOO_LARGE = 1 << 20;

  private final JsonNode contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
  private final String contact = api.ours().contact();
  private final Map<String, String> sound = sound(contact, api.ours().agent());
  private final Map<String, String> before = counts();

  BadInputIT() throws IOException {}

  /** A body that each route would take. */
  static Map<String, String> sound(String contact, AgentId agent) {
    return Map.ofEntries(
        Map.entry("/contact/create", "{\"phone_number\": \"+12025550142\", \"name\": \"Ada\"}"),
        Map.entry(
            "/contact/call",
            "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}".formatted(contact, agent)),
        Map.entry(
            "/webhooks/subscribe",
            "{\"type\": \"NEW_RESPONSE\", \"url\": \"https://example.org\"}"),
        Map.entry(
            "/webhooks/unsubscribe",
            "{\"type\": \"NEW_RESPONSE\", \"url\": \"https://example.org\"}"),
        Map.entry(
            "/agent/judge",
            "{\"agent\": \"%s\", \"node\": \"greet\", \"text\": \"Yes\"}".formatted(agent)),
        Map.entry("/voice/say", "{\"text\": \"Hello\"}"),
        Map.entry(
            "/call/test",
            "{\"agent\": \"%s\", \"draft\": true, \"to\": {\"persona\": \"confirms\"}}"
                .formatted(agent)),
        Map.entry("/chat", "{\"agent\": \"%s\"}".formatted(agent)),
        Map.entry("/chat/{id}", "{\"revision\": 0, \"text\": \"Yes\"}"),
        Map.entry("/contact/{id}", "{\"name\": \"Grace\"}"),
        Map.entry("/suppression", "{\"phone_number\": \"+12025550142\", \"reason\": \"asked\"}"),
        Map.entry("/dialling", "{\"on\": true}"),
        Map.entry("/session", "{\"email\": \"a@example.org\", \"password\": \"guess\"}"),
        Map.entry("/session/ticket", "{\"ticket\": \"guess\"}"),
        Map.entry("/session/team", "{\"team_id\": \"%s\"}".formatted(contact)),
        Map.entry("/user/password", "{\"password\": \"correct horse battery\"}"),
        Map.entry(
            "/member", "{\"name\": \"Ada\", \"email\": \"ada@example.org\", \"role\": \"viewer\"}"),
        Map.entry("/member/{id}", "{\"role\": \"viewer\"}"),
        Map.entry("/token", "{\"name\": \"another\"}"),
        Map.entry("/knowledge", "{\"name\": \"Prices\", \"items\": [{\"text\": \"It is free.\"}]}"),
        Map.entry("/knowledge/{id}", "{\"name\": \"Prices\"}"),
        Map.entry("/knowledge/{id}/import", "{\"csv\": \"question,answer\\nWhen?,Now.\"}"),
        Map.entry("/agent", "{\"title\": \"Draft\", \"document\": {}}"),
        Map.entry("/agent/{id}", "{\"title\": \"Draft\", \"document\": {}}"),
        Map.entry("/call/tags", "{\"call_ids\": [], \"add\": [\"spring\"], \"remove\": []}"),
        Map.entry("/call/{id}", "{\"tags\": [\"spring\"]}"),
        Map.entry("/view", "{\"name\": \"Busy\", \"filters\": {\"status\": [\"BUSY\"]}}"),
        Map.entry("/view/{id}", "{\"name\": \"Busy\", \"filters\": {\"status\": [\"BUSY\"]}}"),
        Map.entry("/call/{id}/replay", "{\"version\": 1}"),
        Map.entry("/agent/{id}/publish", "{\"note\": \"Says less.\"}"),
        Map.entry("/agent/{id}/validate", "{\"document\": {}}"),
        Map.entry(
            "/agent/{id}/unmatched",
            "{\"call_id\": \"%s\", \"index\": 7, \"outcome\": \"yes\"}".formatted(contact)),
        Map.entry(
            "/agent/{id}/unmatched/dismiss",
            "{\"call_id\": \"%s\", \"index\": 7}".formatted(contact)));
  }

  /** Nothing came of any of it. */
  @AfterEach
  void nothingHappened() {
    assertThat(counts()).isEqualTo(before);
  }

  private static Map<String, String> counts() {
    return Map.of(
        "contacts", api.client().get("/contact").data().path("count").asText(),
        "calls", api.client().get("/call").data().path("count").asText(),
        "suppressions", api.client().get("/suppression").data().path("count").asText(),
        "knowledge", api.client().get("/knowledge").data().path("count").asText(),
        "members", api.client().get("/member").data().path("count").asText(),
        "tokens", api.client().get("/token").data().path("count").asText(),
        "agents", api.client().get("/interview").data().path("count").asText(),
        "views", api.client().get("/view").data().path("views").toString(),
        "webhooks", api.client().get("/webhooks").data().path("webhooks").toString());
  }

  /** Goes through every route with a body: its method and the path in the contract. */
  private void everyBody(BiConsumer<String, String> route) {
    for (var path : contract.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue().has("requestBody")) {
          assertThat(sound).as("a sound body").containsKey(path.getKey());
          route.accept(operation.getKey().toUpperCase(Locale.ROOT), path.getKey());
        }
      }
    }
  }

  private Reply send(String method, String path, String body) {
    String id = path.startsWith("/contact/") ? contact : api.ours().agent().toString();
    return api.client().wrongly().send(method, path.replace("{id}", id), body);
  }

  @Test
  void readsNothingThatIsNoJsonObject() {
    everyBody((method, path) -> {
      String whole = Objects.requireNonNull(sound.get(path));
      for (String body :
          List.of(
              whole.substring(0, whole.length() - 1),
              whole + "}",
              "[" + whole + "]",
              "nonsense",
              "null",
              "7",
              "\"text\"",
              whole.replace("{", "{\"a\": NaN, "))) {
        Reply refused = send(method, path, body);
        assertThat(refused.status()).as("%s %s %s", method, path, body).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid_json");
      }
    });
  }

  @Test
  void readsNothingThatIsTooDeepOrTooLarge() {
    everyBody((method, path) -> {
      String whole = Objects.requireNonNull(sound.get(path));
      String deep = "{\"a\":".repeat(TOO_DEEP) + "1" + "}".repeat(TOO_DEEP);
      Reply nested = send(method, path, whole.replaceFirst("\\{", "{\"a\": " + deep + ", "));
      assertThat(nested.status()).as("%s %s", method, path).isEqualTo(400);
      assertThat(nested.message()).contains("64 deep");
      Reply large =
          send(
              method,
              path,
              whole.replaceFirst("\\{", "{\"a\": \"%s\", ".formatted("x".repeat(TOO_LARGE))));
      assertThat(large.status()).as("%s %s", method, path).isEqualTo(413);
      assertThat(large.message())
          .contains(Integer.toString(path.matches("/session(/ticket)?") ? 16 << 10 : TOO_LARGE));
    });
  }

  @Test
  void namesEveryFieldOfTheWrongType() {
    everyBody((method, path) -> {
      JsonNode properties = schema(method, path).path("properties");
      assertThat(properties.size()).as("%s %s", method, path).isPositive();
      for (var property : properties.properties()) {
        for (JsonNode wrong : wrong(property.getValue())) {
          ObjectNode body = read(Objects.requireNonNull(sound.get(path)));
          body.set(property.getKey(), wrong);
          Reply refused = send(method, path, body.toString());
          assertThat(refused.status()).as("%s %s %s", method, path, body).isEqualTo(400);
          assertThat(refused.field())
              .as("%s %s %s", method, path, body)
              .startsWith(property.getKey());
          assertThat(refused.message()).contains(property.getKey());
        }
      }
    });
  }

  private JsonNode schema(String method, String path) {
    return resolved(
        contract
            .path("paths")
            .path(path)
            .path(method.toLowerCase(Locale.ROOT))
            .at("/requestBody/content/application~1json/schema"));
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? contract.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private List<JsonNode> wrong(JsonNode reference) {
    JsonNode schema = resolved(reference);
    return switch (schema.path("type").asText()) {
      case "string" ->
          List.of(read("{}"), JSON.createArrayNode().add("x"), json("7"), json("true"));
      case "integer" -> List.of(read("{}"), json("\"x\""), json("true"), json("1.5"), json("-1"));
      case "boolean" -> List.of(read("{}"), json("\"x\""), json("7"), json("[true]"));
      case "array" -> List.of(read("{}"), json("\"x\""), json("[7]"));
      case "object" -> List.of(json("\"x\""), json("[{}]"), json("7"));
      default -> throw new AssertionError("A type the test does not know: " + schema);
    };
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode read(String text) {
    return (ObjectNode) json(text);
  }

  @Test
  void knowsNoIdThatNobodyHas() {
    Map<String, String> unknown =
        Map.ofEntries(
            Map.entry("chat", "00000000000000000000000000000000"),
            Map.entry("contact", "01890a5d-ac96-774b-bcce-b302099a8057"),
            Map.entry("member", "01890a5d-ac96-774b-bcce-b302099a8057"),
            Map.entry("token", "01890a5d-ac96-774b-bcce-b302099a8057"),
            Map.entry("knowledge", "01890a5d-ac96-774b-bcce-b302099a8058"),
            Map.entry("delivery", "01890a5d-ac96-774b-bcce-b302099a8057"),
            Map.entry("suppression", "+12025550198"),
            Map.entry("call", "01890a5d-ac96-774b-bcce-b302099a8057"),
            Map.entry("webhooks", "01890a5d-ac96-774b-bcce-b302099a8057"),
            Map.entry("agent", "zzzzzzzz"),
            Map.entry("interview", "zzzzzzzz"),
            Map.entry("view", "01890a5d-ac96-774b-bcce-b302099a8057"));
    for (Route route : api.server().routes()) {
      if (route.access() != Route.Access.OPEN && route.path().contains("{id}")) {
        String id = Objects.requireNonNull(unknown.get(route.path().split("/", -1)[1]));
        Reply refused =
            api.client()
                .wrongly()
                .send(
                    route.method().name(),
                    TeamWallIT.within(route.path().replace("{id}", id)),
                    sound.get(route.path()));
        assertThat(refused.status()).as("%s %s", route.method(), route.path()).isEqualTo(404);
        assertThat(refused.message()).contains(id);
      }
    }
  }
}
