package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.Capabilities;
import dev.parley.agent.Validation;
import dev.parley.conversation.Calls;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import dev.parley.conversation.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever validation lets pass can be asked for, whatever the callee says. */
class ValidActionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 4_000;

  private static final List<String> URLS =
      List.of(
          "https://",
          "http://",
          "HTTPS://",
          "shop.example",
          "{x}",
          "{{metadata.m}}",
          "/",
          "?",
          "#",
          ":8080",
          ":",
          "@",
          "a",
          "%20",
          "%",
          " ",
          "[::1]",
          "..",
          "é",
          "\\",
          "=",
          "&",
          "{",
          "}",
          "_",
          "ä.example",
          "\n",
          "1.2.3.4",
          "|",
          "\"");
  private static final List<String> HEADERS =
      List.of(
          "X-Key",
          "x-key",
          "Host",
          "Date",
          "Via",
          "Cookie",
          "Content-Type",
          "application/json",
          "text/plain",
          "{x}",
          "{{metadata.m}}",
          " ",
          "\t",
          "\n",
          ":",
          "é",
          "ł",
          "\u0007",
          "\u007f",
          "a",
          "",
          "Content-Length",
          "Authorization",
          "Origin",
          "Referer",
          "From",
          "Warning",
          "Expect",
          "TE",
          "Trailer");
  private static final List<String> BODIES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "{x}",
          "{{metadata.m}}",
          "1",
          "-",
          "null",
          "\\",
          "a",
          "\"a\"",
          " ",
          "\n",
          "{\"a\":",
          "\"{x}\"");
  private static final List<String> SAID =
      List.of(
          "",
          "Ann",
          "a b",
          "\"",
          "\\",
          "\r\nX: y",
          "é",
          "ł😀",
          "\u0000",
          "{x}",
          "../..",
          "?&=#%",
          "12",
          "true",
          "\ud800");

  @Test
  void whatIsValidCanBeAskedForWhateverIsSaid() throws Exception {
    RandomGenerator random = new SplittableRandom(20);
    int valid = 0;
    for (int i = 0; i < TRIES; i++) {
      AgentDocument document = Calls.agent(document(random).toString());
      if (Validation.passes(Validation.check(document, new Capabilities(false)))) {
        valid++;
        run(document, random);
      }
    }
    assertThat(valid).isGreaterThan(TRIES / 20);
  }

  private static void run(AgentDocument document, RandomGenerator random) throws Exception {
    String said = one(SAID, random);
    ObjectNode metadata = JSON.createObjectNode();
    if (random.nextBoolean()) {
      metadata.put("m", one(SAID, random));
    }
    Rehearsal call = new Rehearsal(document, Calls.scope(metadata.toString()));
    call.on(new Event.Answered()).heard().says("hm").judged(null, Map.of("x", said)).heard();
    Command.RunAction action = call.ran();
    assertThatCode(() -> HttpActions.request(action)).as("%s", action).doesNotThrowAnyException();
    String body = action.body();
    boolean json =
        action.headers().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
            .allMatch(header -> header.getValue().contains("json"));
    if (body != null && json) {
      assertThatCode(() -> JSON.readTree(body)).as(body).doesNotThrowAnyException();
    }
  }

  private static ObjectNode document(RandomGenerator random) throws Exception {
    ObjectNode document =
        (ObjectNode)
            JSON.readTree(
                """
                {"nodes": [{"type": "start", "id": "s", "text": "Hello.", "variables": [{"name": "x"}],
                  "outcomes": {"rules": [], "else": {"next": "act"}}},
                 {"type": "speak", "id": "act", "text": "One moment.",
                  "actions": [{"id": "a"}], "outcomes": {"rules": [], "else": {"next": "e"}}},
                 {"type": "end", "id": "e", "text": "Bye."}]}
                """);
    ObjectNode action = (ObjectNode) document.at("/nodes/1/actions/0");
    action.put("method", one(List.of("GET", "post", "PUT", "Delete", "PATCH"), random));
    boolean plainUrl = random.nextInt(3) > 0;
    action.put(
        "url", plainUrl ? "https://shop.example/" + some(URLS, 3, random) : some(URLS, 5, random));
    ObjectNode headers = action.putObject("headers");
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.put(some(HEADERS, 1, random), some(HEADERS, 3, random));
    }
    if (random.nextInt(3) > 0) {
      action.put("body", some(BODIES, 6, random));
    }
    return document;
  }

  private static String some(List<String> pieces, int most, RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      text.append(one(pieces, random));
    }
    return text.toString();
  }

  private static String one(List<String> pieces, RandomGenerator random) {
    return pieces.get(random.nextInt(pieces.size()));
  }
}
