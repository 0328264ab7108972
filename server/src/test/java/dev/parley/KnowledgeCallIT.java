package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.EndReason;
import dev.parley.conversation.JournalReplay;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole call to somebody who asks what the agent's knowledge base knows. */
@Tag("alone")
class KnowledgeCallIT {
  private static final String CALLEE = "+12025550115";
  private static final String ANSWER = "We are at twelve Harbour Street, opposite the library.";

  private static final String ASKS_WHERE =
      """
      name: asks-where
      description: Asks where the practice is before saying yes.
      ring_ms: 600
      think_ms: 400
      replies:
        - hears: harbou?r|street|library
          says: Yes, I will be there.
        - hears: make it
          says: Where is the practice?
      otherwise: Thank you.
      leads_to:
        reason: AGENT_ENDED
        outcomes: [confirm]
      """;

  @TempDir private Path home;
  @TempDir private Path files;

  @Test
  void theCalleeIsToldAndTheRecordNamesTheSource() throws Exception {
    Persona persona = Personas.read(Files.writeString(files.resolve("asks.yaml"), ASKS_WHERE));
    try (WholeServer server = new WholeServer(home, Map.of(CALLEE, persona))) {
      JsonNode base = server.knowledge("Where is the practice?", ANSWER);
      ObjectNode document =
          server.get("/agent/" + server.sampleAgent()).path("document").deepCopy();
      document.putArray("knowledge").add(base.path("id"));
      String id = server.call(server.agent(document), CALLEE);
      JsonNode call = server.ended(id, EndReason.AGENT_ENDED);
      assertThat(call.toString()).contains("confirm");
      JsonNode journal = server.get("/call/" + id + "/journal");
      List<JsonNode> cited =
          journal
              .path("events")
              .valueStream()
              .filter(event -> event.path("type").asText().equals("knowledge_cited"))
              .toList();
      assertThat(cited).as("journal %s", journal).hasSize(1);
      assertThat(cited.getFirst().path("text").asText()).isEqualTo(ANSWER);
      assertThat(cited.getFirst().path("knowledge_id")).isEqualTo(base.path("id"));
      assertThat(cited.getFirst().path("item_id")).isEqualTo(base.at("/items/0/id"));
      assertThat(
              journal
                  .path("events")
                  .valueStream()
                  .filter(event -> event.path("type").asText().equals("agent_spoke"))
                  .map(event -> event.path("text").asText()))
          .anyMatch(said -> said.startsWith(ANSWER));
      assertThat(journal.toString()).doesNotContain("pass your question on");
      assertThat(JournalReplay.run(journal).difference()).isNull();
    }
  }
}
