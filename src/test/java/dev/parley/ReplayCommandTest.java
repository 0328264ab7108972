package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.SampleAgent;
import dev.parley.agent.TemplateScope;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.ScopeJson;
import dev.parley.conversation.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    TemplateScope scope = new TemplateScope(metadata, Map.of(), system);
    ObjectNode journal = JSON.objectNode();
    journal.set("document", new ObjectMapper().readTree(SampleAgent.json()));
    var events = journal.putArray("events");
    events.addObject().put("type", "answered");
    events.addObject().put("type", "began").put("scope", ScopeJson.write(scope));
    Conversation conversation = Conversation.start(SampleAgent.document(), scope);
    for (Event event :
        List.of(
            new Event.Answered(),
            new Event.Spoken(1, "Hello Ada", false),
            new Event.LineClosed(List.of("CALLEE_HUNG_UP")))) {
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

  @Test
  void saysWhatIsNoJournal() throws IOException {
    assertThat(replay("Hello")).isOne();
    assertThat(replay("{}")).isOne();
    assertThat(replay(journal().toString().replace("{\\\"type", "{\\\"kind"))).isOne();
    assertThat(said.toString())
        .contains("is no JSON")
        .contains("no agent's document")
        .contains("is no Event of a conversation");
  }
}
