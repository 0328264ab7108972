package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.SampleAgent;
import dev.parley.agent.TemplateScope;
import dev.parley.call.EndReason;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.ScopeJson;
import dev.parley.conversation.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @TempDir private Path directory;
  private final StringWriter said = new StringWriter();

  private int replay(String journal) throws IOException {
    Path file = Files.writeString(directory.resolve("journal.json"), journal);
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(said, true))
        .execute(file.toString());
  }

  private static ObjectNode journal() throws IOException {
    ObjectNode metadata = JSON.objectNode().put("date", "Tuesday").put("time", "2 PM");
    ObjectNode system = JSON.objectNode();
    system.putObject("contact").put("name", "Ada");
    Beginning beginning = new Beginning(new TemplateScope(metadata, Map.of(), system));
    ObjectNode journal = JSON.objectNode();
    journal.set("document", new ObjectMapper().readTree(SampleAgent.json()));
    var events = journal.putArray("events");
    events.addObject().put("type", "answered");
    events.addObject().put("type", "began").put("scope", ScopeJson.write(beginning));
    Conversation conversation = Conversation.start(SampleAgent.document(), beginning);
    for (Event event :
        List.of(
            new Event.Answered(),
            new Event.Spoken(1, "Hello Ada", false),
            new Event.LineClosed(EndReason.CALLEE_HUNG_UP, "SIP BYE"))) {
      Step step = Conversation.step(conversation, event);
      conversation = step.conversation();
      ObjectNode stepped = events.addObject().put("type", "stepped");
      stepped.put("event", EventJson.write(event));
      var commands = stepped.putArray("commands");
      step.commands().forEach(command -> commands.add(CommandJson.write(command)));
    }
    return journal;
  }

  @Test
  void theSameCommandsAreAGoodEnd() throws IOException {
    assertThat(replay(journal().toString())).isZero();
    assertThat(said.toString()).contains("All 3 steps");
  }

  @Test
  void takesTheAnswerOfTheHttpInterfaceAsItIs() throws IOException {
    assertThat(replay(JSON.objectNode().putNull("error").set("data", journal()).toString()))
        .isZero();
  }

  @Test
  void showsTheFirstStepThatLeadsElsewhere() throws IOException {
    assertThat(replay(journal().toString().replace("Hello Ada, this", "Hello Ada, that"))).isOne();
    assertThat(said.toString())
        .contains("Step 0 leads to other commands.")
        .containsPattern("was .*Hello Ada, that")
        .containsPattern("is now .*Hello Ada, this");
  }

  @Test
  void aCallThatNobodyAnsweredHasNothingToReplay() throws IOException {
    ObjectNode journal = journal();
    journal.putArray("events").addObject().put("type", "ended");
    assertThat(replay(journal.toString())).isZero();
    assertThat(said.toString()).contains("nothing to replay");
  }

  /** The journal of an answer to {@code GET /call/{id}/journal} of 2026, of format 1. */
  @Test
  void aJournalOfFormat1ReplaysToo() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode old = mapper.readTree(of2026("journals-of-2026.jsonl").lines().toList().getFirst());
    ObjectNode journal = JSON.objectNode();
    journal.set(
        "document",
        mapper.readTree(of2026("agents-of-2026.json")).path(old.path("agent").asText()));
    var events = journal.putArray("events");
    events
        .addObject()
        .put("type", "began")
        .put(
            "scope",
            "{\"metadata\":{\"date\":\"Tuesday\",\"time\":\"2 PM\"},\"system\":{\"contact\":"
                + "{\"name\":\"Maria\",\"attributes\":{\"plan\":\"gold\"}}},\"variables\":{}}");
    for (int i = 0; i < old.path("events").size(); i++) {
      ObjectNode stepped = events.addObject().put("type", "stepped");
      stepped.set("event", old.path("events").path(i));
      stepped.set("commands", old.path("commands").path(i));
    }
    assertThat(replay(journal.toString())).as("%s", said).isZero();
  }

  private static String of2026(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ReplayCommandTest.class.getResourceAsStream("/dev/parley/conversation/" + name),
            name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void refusesWhatALaterVersionWrote() throws IOException {
    ObjectNode later = journal();
    ((ObjectNode) later.path("events").path(1)).put("format", 3);
    assertThat(replay(later.toString())).isOne();
    assertThat(said.toString())
        .contains("of format 3, and this version of Parley reads up to 2. Replay it with a later");
    ObjectNode unknown = journal();
    unknown.withArray("events").addObject().put("type", "unknown").put("name", "whispered");
    assertThat(replay(unknown.toString())).isOne();
    assertThat(said.toString())
        .contains("an event \"whispered\" that this version of Parley does not know.");
  }

  @Test
  void saysWhatIsNoJournal() throws IOException {
    assertThat(replay("Hello")).isOne();
    assertThat(replay("{}")).isOne();
    assertThat(replay(journal().toString().replace("{\\\"type", "{\\\"kind"))).isOne();
    assertThat(said.toString())
        .contains("is no JSON")
        .contains("no agent's document")
        .contains("is no command of a conversation");
  }
}
