package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that cannot work on a call is not valid. */
class WorkableAgentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACTION = "nodes[1].actions[0]";

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(ObjectNode document) {
    return problems(document, Reach.ANYWHERE);
  }

  private static List<String> problems(ObjectNode document, Reach reach) {
    return Validation.checkForPublishing(
            document, new Capabilities(false, reach), Effort.unlimited())
        .stream()
        .peek(problem -> assertThat(problem.message()).matches("(?s).{10,}\\."))
        .map(problem -> problem.severity() + " " + problem.code() + " " + problem.path())
        .toList();
  }

  private static List<String> ofAction(String fields) {
    return ofAction(fields, Reach.ANYWHERE);
  }

  private static List<String> ofAction(String fields, Reach reach) {
    ObjectNode action = object("{\"id\": \"a\", \"url\": \"https://shop.example/\"}");
    action.setAll(object(fields));
    ObjectNode document =
        object(
            """
            {"nodes": [{"type": "start", "id": "s", "text": "Hello.", "variables": [{"name": "x"}],
              "outcomes": {"rules": [], "else": {"next": "act"}}},
             {"type": "speak", "id": "act", "text": "One moment.", "actions": [],
              "outcomes": {"rules": [], "else": {"next": "e"}}},
             {"type": "end", "id": "e", "text": "Bye."}]}
            """);
    document.withArray("/nodes/1/actions").add(action);
    return problems(document, reach);
  }

  private static List<String> ofField(String field, String value) {
    ObjectNode fields = JSON.createObjectNode().put(field, value);
    return ofAction(fields.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{callback}",
        "{{metadata.callback}}/x",
        "shop.example/x",
        "//shop.example/x",
        "/x",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "{scheme}://shop.example/",
        "https:/shop.example",
        "https://",
        "https:///x",
        "https://?x=1",
        "https://{host}/x",
        "https://{tenant}.shop.example/x",
        "https://shop.example:{port}/x",
        "https://shop.example{path}",
        "https://ann:secret@shop.example/",
        "https://{user}@shop.example/",
        " https://shop.example/",
        "https://shop.example/ ",
        "https://shop.example/a b",
        "https://shop.example/\u00e4 b",
        "https://shop.example/a\nb",
        "https://shop.example/a|b",
        "https://shop.example/{not closed",
        "https://shop.example/}",
        "https://shop.example/%zz",
        "https://shop.example/%{x}",
        "https://shop.example\\x",
        "https://shop example/",
        "https://shop_a.example/",
        "https://sh\u00f6p.example/",
        "https://-shop.example/",
        "https://999.1.1.1/",
        "https://[::1/",
        "https://shop.example:0/",
        "https://shop.example:65536/",
        "https://shop.example:99999999999/",
        "https://shop.example:x/",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/"
      })
  void aUrlThatCannotBeAskedIsToldOf(String url) {
    assertThat(ofField("url", url)).containsOnlyOnce("ERROR bad_url " + ACTION + ".url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "HTTP://shop.example:8080/orders/{x}?q={x}#{x}",
        "https://shop.example?x={x}",
        "https://[2001:db8::1]:443/x",
        "https://192.0.2.7/x",
        "https://shop.example/caf\u00e9",
        "https://xn--shp-sna.example/%20"
      })
  void aUrlThatCanBeAskedIsValid(String url) {
    assertThat(ofField("url", url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/x, PUBLIC, false",
    "http://localhost/x, PUBLIC, false",
    "http://[::1]/x, PUBLIC, false",
    "http://127.0.0.1:8080/x, LOOPBACK, true",
    "http://localhost/x, LOOPBACK, true",
    "http://10.0.0.1/x, LOOPBACK, false",
    "http://[fd00::1]/x, LOOPBACK, false",
    "http://169.254.169.254/latest, LOOPBACK, false",
    "http://10.0.0.1/x, ANYWHERE, true",
    "http://192.0.2.7/x, PUBLIC, true",
    "http://shop.example/x, PUBLIC, true"
  })
  void anAddressWhereRequestsMayNotGoIsToldOf(String url, Reach reach, boolean valid) {
    ObjectNode fields = JSON.createObjectNode().put("url", url);
    assertThat(ofAction(fields.toString(), reach))
        .isEqualTo(valid ? List.of() : List.of("ERROR unreachable_url " + ACTION + ".url"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Host | .Host
          content-length | .content-length
          Connection | .Connection
          Transfer-Encoding | .Transfer-Encoding
          Expect | .Expect
          UPGRADE | .UPGRADE
          Keep-Alive | .Keep-Alive
          TE | .TE
          X Key | ["X Key"]
          X:Key | ["X:Key"]
          Schl\u00fcssel | .Schl\u00fcssel
          '' | [""]
          """)
  void aHeaderThatCannotBeSentIsToldOf(String name, String path) {
    ObjectNode fields = JSON.createObjectNode();
    fields.putObject("headers").put(name, "x");
    assertThat(ofAction(fields.toString()))
        .containsExactly("ERROR bad_header " + ACTION + ".headers" + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nX-Other: b", "{x}\n", "\u0000", "\u017b"})
  void aHeaderThatDoesNotStayOnItsLineIsToldOf(String value) {
    ObjectNode fields = JSON.createObjectNode();
    fields.putObject("headers").put("X-Key", value);
    assertThat(ofAction(fields.toString()))
        .containsExactly("ERROR bad_header " + ACTION + ".headers.X-Key");
  }

  @Test
  void aHeaderInOtherLettersIsTheSame() {
    assertThat(ofAction("{\"headers\": {\"X-Key\": \"a\", \"x-key\": \"b\"}}"))
        .containsExactly("ERROR bad_header " + ACTION + ".headers.x-key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": {x}",
        "{\"a\": \"{x}}",
        "{\"a\": 1{x}}",
        "{\"a\": {x}{x}}",
        "{\"a\": -{x}}",
        "{{x}: 1}",
        "{\"a\": \\{x}}",
        "{\"a\": \"\\{x}\"}",
        "{\"a\": 'b'}",
        "{\"a\": 1,}",
        "[1, 2",
        "{} {}",
        "{\"a\": \"b\nc\"}",
        "hello {x}",
        "\"hello {x}\"",
        "a={x}",
        " "
      })
  void aBodyThatIsNoJsonIsToldOf(String body) {
    ObjectNode fields = JSON.createObjectNode().put("method", "POST").put("body", body);
    assertThat(ofAction(fields.toString())).containsExactly("ERROR bad_body " + ACTION + ".body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": {x}, \"{x}\": \"say {x}!\", \"b\": [{x}, {{metadata.y}}]}",
        "{x}",
        "{{metadata.order}}",
        " [\"{x}\"]"
      })
  void aBodyThatIsJsonOnceFilledInIsValid(String body) {
    ObjectNode fields = JSON.createObjectNode().put("method", "PUT").put("body", body);
    assertThat(ofAction(fields.toString())).isEmpty();
  }

  @Test
  void aBodyOfAnotherTypeNeedNotBeJson() {
    ObjectNode fields = JSON.createObjectNode().put("method", "POST").put("body", "a={x}");
    fields.putObject("headers").put("content-type", "application/x-www-form-urlencoded");
    assertThat(ofAction(fields.toString())).isEmpty();
  }

  @Test
  void theBodyOfAGetIsWarnedOf() {
    assertThat(ofAction("{\"body\": \"{}\"}"))
        .containsExactly("WARNING body_of_get " + ACTION + ".body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.[",
        "$.a[",
        "$.a[?(",
        "$..",
        "$.a[?(@.b == )]",
        "$.nothing_such()",
        "",
        " ",
        "$.a[?(@.b =~ /(a|b)*c/)]",
        "$..a..b..c",
        "$..a[?(@.b)]",
        "$.a['b"
      })
  void aResultThatCannotBeReadIsToldOf(String path) {
    ObjectNode fields = JSON.createObjectNode();
    fields.putObject("results").put("found", path);
    assertThat(ofAction(fields.toString()))
        .containsExactly("ERROR bad_path " + ACTION + ".results.found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$.a",
        "a.b",
        "$['a b'].c",
        "$.a[0].b",
        "$.a[-1:]",
        "$..a",
        "$.a[?(@.b == true)].c",
        "$.a.length()",
        "$.a[*].b"
      })
  void aResultThatCanBeReadIsValid(String path) {
    ObjectNode fields = JSON.createObjectNode();
    fields.putObject("results").put("found", path);
    assertThat(ofAction(fields.toString())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"timeout_seconds": 0} | ERROR out_of_range nodes[1].actions[0].timeout_seconds
          {"timeout_seconds": -5} | ERROR out_of_range nodes[1].actions[0].timeout_seconds
          {"timeout_seconds": 61} | ERROR out_of_range nodes[1].actions[0].timeout_seconds
          {"timeout_seconds": 1e300} | ERROR out_of_range nodes[1].actions[0].timeout_seconds
          {"method": "TRACE"} | ERROR bad_method nodes[1].actions[0].method
          {"method": "CONNECT"} | ERROR bad_method nodes[1].actions[0].method
          {"method": ""} | ERROR bad_method nodes[1].actions[0].method
          {"method": "{x}"} | ERROR bad_method nodes[1].actions[0].method
          {"id": "a b"} | ERROR bad_id nodes[1].actions[0].id
          {"results": {"a b": "$.a"}} | ERROR bad_name nodes[1].actions[0].results["a b"]
          """)
  void otherPartsOfAnActionAreHeldToWhatTheyMayBe(String fields, String problem) {
    assertThat(ofAction(fields)).containsExactly(problem);
  }

  private static List<String> ofRules(String when) {
    return problems(
        object(
            """
            {"nodes": [{"type": "start", "id": "s", "text": "Hello.", "variables": [{"name": "x"}],
              "outcomes": {"rules": [%s], "else": {"next": "e"}}},
             {"type": "end", "id": "e", "text": "Bye."}]}
            """
                .formatted(when)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x | > | "many" | ERROR bad_value W.value
          x | <= | true | ERROR bad_value W.value
          x | >= | [1, 2] | ERROR bad_value W.value
          x | < | "2026-13-45" | ERROR bad_value W.value
          x | == | {"a": 1} | ERROR bad_value W.value
          x | == | [1] | ERROR bad_value W.value
          x | in | [] | ERROR bad_value W.value
          x | in | " " | ERROR bad_value W.value
          x | in | [[1]] | ERROR bad_value W.value
          x | contains | "" | ERROR bad_value W.value
          x | starts_with | "" | ERROR bad_value W.value
          x | matches | 7 | ERROR bad_value W.value
          x | matches | "(" | ERROR bad_pattern W.value
          x | matches | "[a" | ERROR bad_pattern W.value
          x | matches | "*a" | ERROR bad_pattern W.value
          "" | == | 1 | ERROR bad_operand W.operand
          %% | == | 1 | ERROR bad_operand W.operand
          { | == | 1 | ERROR bad_operand W.operand
          """)
  void aConditionThatCanNeverBeMadeIsToldOf(
      String operand, String operator, String value, String problem) {
    ObjectNode condition =
        object("{\"operator\": \"%s\", \"value\": %s}".formatted(operator, value))
            .put("operand", operand.replace("\"\"", ""));
    assertThat(
            ofRules(
                "{\"id\": \"r\", \"when\": {\"all\": [%s]}, \"next\": \"e\"}".formatted(condition)))
        .containsExactly(problem.replace("W", "nodes[0].outcomes.rules[0].when.all[0]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"operator\": \">\", \"value\": \"{{x}}\"",
        "\"operator\": \">\", \"value\": \"3.5\"",
        "\"operator\": \"<\", \"value\": \"2026-03-03\"",
        "\"operator\": \"<\", \"value\": \"14:30\"",
        "\"operator\": \"==\", \"value\": \"\"",
        "\"operator\": \"matches\", \"value\": \"\\\\p{L}{2,5}-{{x}}\"",
        "\"operator\": \"in\", \"value\": \"a, b\""
      })
  void aConditionThatCanBeMadeIsValid(String rest) {
    assertThat(
            ofRules(
                "{\"id\": \"r\", \"when\": {\"all\": [{\"operand\": \"x\", %s}]}, \"next\": \"e\"}"
                    .formatted(rest)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          all | [A] | all | [A]
          all | [A, B] | all | [B, A]
          all | [A] | all | [B, A]
          any | [A, B] | any | [B]
          any | [A, B] | all | [A, C]
          """)
  void aRuleThatIsNeverReachedIsToldOf(String one, String first, String two, String second) {
    String rules =
        "{\"id\": \"1\", \"when\": {\"%s\": %s}, \"next\": \"e\"}, {\"id\": \"2\", \"when\": {\"%s\": %s}, \"next\": \"e\"}"
            .formatted(one, conditions(first), two, conditions(second));
    assertThat(ofRules(rules))
        .containsExactly("ERROR never_chosen nodes[0].outcomes.rules[1].when." + two);
  }

  private static String conditions(String letters) {
    return letters
        .replace("A", "{\"operand\": \"x\", \"operator\": \"is_empty\"}")
        .replace("B", "{\"operand\": \"x\", \"operator\": \">\", \"value\": 3}")
        .replace("C", "{\"operand\": \"metadata.y\", \"operator\": \"==\", \"value\": 1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operand\": \"x\", \"operator\": \"is_empty\"}, {\"operand\": \"x\", \"operator\": \"is_not_empty\"}",
        "{\"operand\": \"x\", \"operator\": \"==\", \"value\": \"a\"}, {\"operand\": \"x\", \"operator\": \"==\", \"value\": \"b\"}",
        "{\"operand\": \"x\", \"operator\": \"==\", \"value\": 1}, {\"operand\": \"x\", \"operator\": \"!=\", \"value\": 1}",
        "{\"operand\": \"x\", \"operator\": \">\", \"value\": 5}, {\"operand\": \"x\", \"operator\": \"<\", \"value\": 5}"
      })
  void aRuleWhoseConditionsExcludeEachOtherIsToldOf(String conditions) {
    assertThat(
            ofRules(
                "{\"id\": \"r\", \"when\": {\"all\": [%s]}, \"next\": \"e\"}"
                    .formatted(conditions)))
        .containsExactly("ERROR never_chosen nodes[0].outcomes.rules[0].when.all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "..." | ERROR no_text nodes[0].text
          "\\u200b" | ERROR no_text nodes[0].text
          "{}" | ERROR no_text nodes[0].text
          "{x}" | WARNING perhaps_no_text nodes[0].text
          "{x}?" | WARNING perhaps_no_text nodes[0].text
          """)
  void aTextThatSaysNothingIsToldOf(String text, String problem) {
    assertThat(
            problems(
                object(
                    """
                    {"nodes": [{"type": "start", "id": "s", "text": %s,
                      "outcomes": {"rules": [], "else": {"next": "e"}}},
                     {"type": "end", "id": "e", "text": "Bye."}]}
                    """
                        .formatted(text))))
        .containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"silence_timeout_seconds": 0.5} | ERROR out_of_range settings.silence_timeout_seconds
          {"silence_timeout_seconds": -1} | ERROR out_of_range settings.silence_timeout_seconds
          {"silence_retries": -1} | ERROR out_of_range settings.silence_retries
          {"max_duration_seconds": 0} | ERROR out_of_range settings.max_duration_seconds
          {"max_duration_seconds": 1e300} | ERROR out_of_range settings.max_duration_seconds
          {"ring_seconds": 0} | ERROR out_of_range settings.ring_seconds
          {"ring_seconds": 181} | ERROR out_of_range settings.ring_seconds
          {"ring_seconds": 1e400} | ERROR wrong_type settings.ring_seconds
          {"hold_seconds": 3} | ERROR unknown_key settings.hold_seconds
          """)
  void aSettingOutOfRangeIsToldOf(String settings, String problem) {
    ObjectNode document =
        object(
            """
            {"nodes": [{"type": "start", "id": "s", "text": "Hello.",
              "outcomes": {"rules": [], "else": {"next": "e"}}},
             {"type": "end", "id": "e", "text": "Bye."}]}
            """);
    document.set("settings", object(settings));
    assertThat(problems(document)).containsExactly(problem);
  }
}
