package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journals are for ever: those kept by earlier versions replay to the same bytes. */
class OldJournalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OldJournalsTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Stream<String> of2026() throws IOException {
    return resource("journals-of-2026.jsonl").lines();
  }

  @ParameterizedTest
  @MethodSource("of2026")
  void replay(String journal) throws IOException {
    JsonNode call = JSON.readTree(journal);
    String agent =
        JSON.readTree(resource("agents-of-2026.json")).path(call.path("agent").asText()).toString();
    List<List<String>> kept =
        call.path("commands")
            .valueStream()
            .map(step -> texts(step).stream().map(CommandJson::rewritten).toList())
            .toList();
    assertThat(
            Replay.run(
                Calls.agent(agent),
                new Beginning(
                    Calls.scope("{\"date\": \"Tuesday\", \"time\": \"2 PM\"}"), Rules.FIRST),
                texts(call.path("events"))))
        .isEqualTo(kept);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
