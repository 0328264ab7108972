package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any model is loaded. */
class UnderstandCommandTest {
  private final StringWriter told = new StringWriter();
  @TempDir private Path directory;

  private int understand(String document, String node) throws IOException {
    Path file = Files.writeString(directory.resolve("agent.json"), document);
    return Main.commandLine()
        .setErr(new PrintWriter(told, true))
        .execute("understand", "--agent", file.toString(), "--node", node);
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
  void anAgentThatTakesNoRepliesIsToldInWords() throws IOException {
    String document = "{\"nodes\": [{\"type\": \"end\", \"id\": \"bye\", \"text\": \"Bye.\"}]}";
    assertThat(understand(document, "bye")).isEqualTo(2);
    assertThat(told.toString())
        .contains("agent.json has no node that takes replies")
        .doesNotContain("Those that do");
  }
}
