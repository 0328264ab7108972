package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/**
 * What nobody would write and somebody sends, in every field, parameter and header of the contract:
 * it may be taken or refused, but it is no failure of the server, and nothing of it is in a log.
 */
class HostileValuesIT {
  @RegisterExtension static final TestApi api = new TestApi(1_000_000);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SOME = 5;

  /** Where a password is checked, which is slow on purpose. */
  private static final int SOME_TO_SIGN_IN = 15;

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "+",
          "0",
          "-1",
          "+1",
          "+15551234567",
          "+10000000000",
          "+4470000000",
          "+19005550143",
          "+88213000000",
          "+97912345678",
          "+80012345678",
          "+88812345678",
          "+99912345678",
          "+1234567890123456",
          "+123456789012345678901234567890",
          "5550100",
          "112",
          "+49110",
          "+1911",
          "1-800-FLOWERS",
          "+1 202 555 0143 ext. 12345678",
          "tel:+1-202-555-0143;phone-context=evil",
          "tel:911;phone-context=+1",
          "+1;isub=12345",
          "٢٠٢٥٥٥٠١٤٣",
          "＋１２０２５５５０１４３",
          "\u202e+12025550143\u202c",
          "+1\u0000202",
          "\ud83d\ude00",
          "\ud800",
          "'; drop table contacts; --",
          "%",
          "\\",
          "%_%",
          "$1",
          "{name}",
          "<script>",
          "a\r\nX-Evil: 1",
          "null",
          "NaN",
          "9999999999999999999999",
          "001",
          "ZZ",
          "+800",
          "US",
          "../../etc/passwd",
          "00000000-0000-0000-0000-000000000000",
          "AAAAAAAA",
          "1".repeat(250),
          "+".repeat(10_000),
          "9".repeat(10_000),
          "é".repeat(5_000));

  private final JsonNode contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Random random = new Random(7);
  private final Set<String> shared = new HashSet<>();
  private final String contact = api.ours().contact();
  private final String call = ended();

  HostileValuesIT() throws IOException {}

  /** A call that is over, so that following its events ends. */
  private static String ended() {
    String call = api.ours().call().toString();
    assertThat(api.client().post("/call/" + call + "/hangup", null).status()).isEqualTo(200);
    return call;
  }

  @BeforeEach
  void listen() {
    logged.start();
    root.addAppender(logged);
  }

  @AfterEach
  void nothingOfItIsInALog() {
    root.detachAppender(logged);
    assertThat(logged.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  /** One operation of the contract: its method, its path, and what it says of it. */
  private record Operation(String method, String path, JsonNode spec, List<JsonNode> parameters) {}

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (var path : contract.path("paths").properties()) {
      for (var each : path.getValue().properties()) {
        if (METHODS.contains(each.getKey())) {
          List<JsonNode> parameters =
              Stream.of(path.getValue().path("parameters"), each.getValue().path("parameters"))
                  .flatMap(JsonNode::valueStream)
                  .toList();
          all.add(
              new Operation(
                  each.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  each.getValue(),
                  parameters));
        }
      }
    }
    return all;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** The path with ids of ours, except where only what nobody has does no harm. */
  private String place(Operation operation) {
    String id =
        switch (operation.path().split("/", -1)[1]) {
          case "call" -> call;
          case "contact" ->
              operation.method().equals("DELETE")
                  ? "00000000-0000-0000-0000-000000000000"
                  : contact;
          default -> api.ours().agent().toString();
        };
    return operation.path().replaceAll("\\{[^}]*}", id);
  }

  private static void harmless(ContractClient client, String method, String path, String body) {
    Reply reply = client.outside(method, path, body.isEmpty() ? null : body);
    assertThat(reply.status()).as("%s %s %s: %s", method, path, body, reply.text()).isLessThan(500);
  }

  private List<String> texts() {
    List<String> all = new ArrayList<>(TEXTS);
    for (int i = 0; i < 12; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(1, 40); left > 0; left--) {
        text.appendCodePoint(
            switch (random.nextInt(4)) {
              case 0 -> '0' + random.nextInt(10);
              case 1 -> "+-() .;=,#*/x".charAt(random.nextInt(13));
              case 2 -> random.nextInt(1, 0xd800);
              default -> random.nextInt(0xe000, 0x110000);
            });
      }
      all.add(text.toString());
    }
    return all;
  }

  /** For a parameter that operations share all of them once, and then some with each. */
  private List<String> texts(JsonNode parameter) {
    boolean again = parameter.has("$ref") && !shared.add(parameter.path("$ref").asText());
    return again ? some(SOME) : texts();
  }

  private List<String> some(int many) {
    List<String> all = texts();
    Collections.shuffle(all, random);
    return all.subList(0, many);
  }

  @Test
  void inAnyFieldOfABody() {
    Map<String, String> sound = BadInputIT.sound(contact, api.ours().agent());
    for (Operation operation : operations()) {
      JsonNode schema =
          resolved(operation.spec().at("/requestBody/content/application~1json/schema"));
      for (var property : schema.path("properties").properties()) {
        String whole = sound.getOrDefault(operation.path(), "{}");
        List<String> texts =
            operation.path().startsWith("/session") ? some(SOME_TO_SIGN_IN) : texts();
        for (int i = 0; i < texts.size(); i++) {
          for (JsonNode value : values(texts.get(i), i % 4 == 0)) {
            ObjectNode body = read(whole);
            body.set(property.getKey(), value);
            harmless(api.client(), operation.method(), place(operation), body.toString());
          }
        }
      }
    }
  }

  /** A text as it is, and if nested in an array, and as name and value of an object. */
  private static List<JsonNode> values(String text, boolean nested) {
    JsonNode plain = JSON.getNodeFactory().textNode(text);
    return nested
        ? List.of(plain, JSON.createArrayNode().add(text), JSON.createObjectNode().put(text, text))
        : List.of(plain);
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void inAnyParameterOfAQuery() {
    for (Operation operation : operations()) {
      for (JsonNode each : operation.parameters()) {
        JsonNode parameter = resolved(each);
        if (parameter.path("in").asText().equals("query")) {
          for (String text : texts(each)) {
            harmless(
                api.client(),
                operation.method(),
                place(operation)
                    + "?"
                    + encoded(parameter.path("name").asText())
                    + "="
                    + encoded(shortened(text)),
                "");
          }
        }
      }
    }
  }

  @Test
  void inAnyPlaceOfAPath() {
    for (Operation operation : operations()) {
      if (operation.path().contains("{")) {
        for (String text : texts()) {
          harmless(
              api.client(),
              operation.method(),
              operation.path().replaceAll("\\{[^}]*}", encoded(shortened(text))),
              operation.spec().has("requestBody") ? "{}" : "");
        }
      }
    }
  }

  @Test
  void inAnyHeader() {
    for (Operation operation : operations()) {
      for (JsonNode each : operation.parameters()) {
        JsonNode parameter = resolved(each);
        if (parameter.path("in").asText().equals("header")) {
          for (String text : texts(each)) {
            if (text.length() < 1000 && text.chars().allMatch(c -> c >= ' ' && c < 127)) {
              harmless(
                  api.client().with(parameter.path("name").asText(), text),
                  operation.method(),
                  place(operation),
                  operation.spec().has("requestBody") ? "{}" : "");
            }
          }
        }
      }
    }
  }

  /** What is longer is refused as a whole, by the limit of an address. */
  private static String shortened(String text) {
    return text.length() > 500 ? text.substring(0, 500) : text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
