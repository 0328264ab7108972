package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any model is loaded. */
class UnderstandCommandTest {
  private final StringWriter told = new StringWriter();
  @TempDir private Path directory;

  private int understand(String document, String node, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("agent.json"), document);
    return Main.commandLine()
        .setErr(new PrintWriter(told, true))
        .execute(
            Stream.concat(
                    Stream.of("understand", "--agent", file.toString(), "--node", node),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  @Test
  void anUnknownNodeIsAnsweredByThoseThereAre() throws IOException {
    String document =
        """
        {"nodes": [{"type": "start", "id": "hello", "text": "Can you come?", "outcomes": {
           "prompt": [{"id": "yes", "label": "yes", "next": "bye"}]}},
         {"type": "end", "id": "bye", "text": "Bye."}]}\
        """;
    assertThat(understand(document, "bye")).isEqualTo(2);
    assertThat(told.toString()).contains("no node \"bye\" that takes replies", "hello.");
  }

  @Test
  void aFileThatIsNoKnowledgeBaseIsToldWhy() throws IOException {
    String agent =
        """
        {"nodes": [{"type": "start", "id": "hello", "text": "Can you come?", "outcomes": {
           "prompt": [{"id": "yes", "label": "yes", "next": "bye"}]}},
         {"type": "end", "id": "bye", "text": "Bye."}]}\
        """;
    Path knowledge =
        Files.writeString(
            directory.resolve("knowledge.json"), "{\"items\": [{\"question\": \"Where?\"}]}");
    assertThat(understand(agent, "hello", "--knowledge", knowledge.toString())).isEqualTo(2);
    assertThat(told.toString())
        .contains("knowledge.json is no knowledge base: items[0] must have either question");
    assertThat(understand(agent, "hello", "--knowledge", "nowhere.json")).isEqualTo(2);
    assertThat(told.toString()).contains("nowhere.json cannot be read");
  }

  @Test
  void anAgentThatTakesNoRepliesIsToldInWords() throws IOException {
    String document = "{\"nodes\": [{\"type\": \"end\", \"id\": \"bye\", \"text\": \"Bye.\"}]}";
    assertThat(understand(document, "bye")).isEqualTo(2);
    assertThat(told.toString())
        .contains("agent.json has no node that takes replies")
        .doesNotContain("Those that do");
  }
}
