package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole conversations: what the record tells of them, and what can break them off. */
class ConversationDriverTest extends FastConversation {
  @Test
  void holdsAConversationToItsEnd() throws Exception {
    var conversation = start("No, I can't.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(result.variables()).containsEntry("day", "Tuesday");
    assertThat(result.outcomes()).startsWith("no");
    assertThat(said())
        .containsExactly("Hello Ada. Are you coming?", "When then?", "Good. Goodbye.");
    assertThat(all(CallEvent.AgentSpoke.class)).noneMatch(CallEvent.AgentSpoke::interrupted);
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text, CallEvent.CalleeSpoke::node)
        .containsExactly(tuple("No, I can't.", "hello"), tuple("On Tuesday.", "when"));
  }

  @Test
  void stepsAreJournalledWithoutAGapAndReplayToTheSameCommands() throws Exception {
    var conversation = start("No.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    result(conversation);
    Conversation replayed = Conversation.start(setup().document(), setup().beginning());
    List<CallEvent.Stepped> steps = all(CallEvent.Stepped.class);
    assertThat(steps).isNotEmpty();
    for (int i = 0; i < steps.size(); i++) {
      assertThat(steps.get(i).index()).isEqualTo(i);
      Step step = Conversation.step(replayed, EventJson.read(steps.get(i).event()));
      replayed = step.conversation();
      assertThat(step.commands().stream().map(CommandJson::write).toList())
          .isEqualTo(steps.get(i).commands());
    }
  }

  @Test
  void tellsOfEachOutcomeAndWhatItWasJudgedByWhereItIsTaken() throws Exception {
    var conversation = start("No.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    ConversationResult result = result(conversation);
    List<CallEvent.OutcomeTaken> taken = all(CallEvent.OutcomeTaken.class);
    assertThat(taken)
        .extracting(CallEvent.OutcomeTaken::outcome)
        .containsExactlyElementsOf(result.outcomes());
    assertThat(taken.getFirst().node()).isEqualTo("hello");
    CallEvent.Stepped step = all(CallEvent.Stepped.class).get(taken.getFirst().index());
    assertThat(EventJson.read(step.event())).isInstanceOf(Event.Judged.class);
    List<CallEvent> events = List.copyOf(journal);
    assertThat(events.get(events.indexOf(step) - 1))
        .isInstanceOfSatisfying(
            CallEvent.OutcomesScored.class,
            scored -> {
              assertThat(scored.scores()).isEqualTo(SCORES);
              assertThat(scored.ask())
                  .isEqualTo(((Event.Judged) EventJson.read(step.event())).ask());
            });
    assertThat(events.get(events.indexOf(step) + 1)).isEqualTo(taken.getFirst());
  }

  @Test
  void measuresTheGapOfEachAnsweredTurnAndItsPartsAddUp() throws Exception {
    var conversation = start("No.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    result(conversation);
    List<FeltGap> gaps =
        all(CallEvent.GapMeasured.class).stream().map(CallEvent.GapMeasured::gap).toList();
    assertThat(gaps).extracting(FeltGap::turn).containsExactly(1, 2);
    for (FeltGap gap : gaps) {
      assertThat(
              gap.endpoint().plus(gap.stt()).plus(gap.brain()).plus(gap.tts()).plus(gap.pacing()))
          .isEqualTo(gap.total());
      assertThat(gap.total()).isPositive();
      assertThat(gap.pacing()).isPositive();
    }
  }

  @Test
  void theBrainIsAskedAheadAndOnlyOnceForATurn() throws Exception {
    var conversation = start("Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    result(conversation);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aCalleeWhoHangsUpInTheMiddleOfASentenceHeardOnlyItsBeginning() throws Exception {
    var conversation = start();
    await().atMost(LIMIT).until(() -> lines.near().played() > 6000);
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "SIP BYE");
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.CALLEE_HUNG_UP);
    assertThat(result.detail()).isEqualTo("SIP BYE");
    assertThat(said()).hasSize(1);
    assertThat("Hello Ada. Are you coming?").startsWith(said().getFirst());
    assertThat(all(CallEvent.AgentSpoke.class).getFirst().interrupted()).isTrue();
  }

  @Test
  void deadMediaEndsTheCallAsSuch() throws Exception {
    var conversation = start();
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    mailbox.lineClosed(EndReason.MEDIA_TIMEOUT, "No RTP for 20 s");
    assertThat(result(conversation).reason()).isEqualTo(EndReason.MEDIA_TIMEOUT);
  }

  @Test
  void aLineThatClosesWithoutAWordIsBlamedOnNobodyElse() throws Exception {
    var conversation = start();
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    lines.close();
    assertThat(result(conversation).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
  }

  @Test
  void wordsThatWouldHaveToBeComposedEndTheCallPolitelyWithAReason() throws Exception {
    AgentDocument document =
        document(
            """
            {"nodes": [
              {"type": "start", "id": "hello", "text": "Hello.", "outcomes": {"rules": [], "else": {"next": "tell"}}},
              {"type": "speak", "id": "tell", "mode": "prompt", "text": "Tell them.", "outcomes": {"rules": [], "else": {"next": "bye"}}},
              {"type": "end", "id": "bye", "text": "Bye."}]}
            """);
    var conversation = start(new ConversationSetup(document, setup().beginning()), "Yes.");
    awaitSaid(text -> text.contains("Hello"));
    speak(600);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
    assertThat(all(CallEvent.Noted.class))
        .extracting(CallEvent.Noted::text)
        .contains(
            "The words of the node \"tell\" could not be composed: No language model is configured."
                + " Set PARLEY_MODEL_URL and PARLEY_MODEL_NAME, or set the mode of the node \"tell\" to"
                + " message.");
  }

  @Test
  void aVoiceThatFailsEndsTheCallAsTheProvidersFault() throws Exception {
    var scope = setup().beginning().scope();
    var metadata = JsonNodeFactory.instance.objectNode().put("name", "mute");
    var setup =
        new ConversationSetup(document(), new TemplateScope(metadata, Map.of(), scope.system()));
    assertThat(result(start(setup)).reason()).isEqualTo(EndReason.PROVIDER_FAILED);
  }

  @Test
  void anActionThatFailsIsToldWhileTheCallGoesOn() throws Exception {
    String agent =
        """
        {"language": "en", "nodes": [
          {"type": "start", "id": "hello", "text": "Are you there?",
           "outcomes": {"rules": [], "else": {"next": "do"}}},
          {"type": "speak", "id": "do", "text": "One moment.", "actions": [
             {"id": "book", "name": "Book it", "url": "http://127.0.0.1:1/hush?key=hush",
              "headers": {"Authorization": "Bearer hush"}}],
           "outcomes": {"rules": [], "else": {"next": "bye"}}},
          {"type": "end", "id": "bye", "text": "Goodbye."}]}
        """;
    var setup = new ConversationSetup(document(agent), setup().beginning());
    var conversation = start(setup, "Yes.");
    awaitSaid(text -> text.contains("there"));
    speak(500);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(all(CallEvent.ActionFailed.class))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.action()).isEqualTo("do.book");
          assertThat(failed.name()).isEqualTo("Book it");
          assertThat(failed.node()).isEqualTo("do");
          assertThat(failed.status()).isNull();
          assertThat(failed.error()).isNotBlank();
        });
    assertThat(journal.toString()).doesNotContain("hush");
  }

  @Test
  void rendersWhatIsAboutSomebodyInPrivate() {
    driver().prepare(setup());
    assertThat(voice.privately).contains("Hello Ada.").doesNotContain("Are you coming?");
  }

  @Test
  void rendersWhatIsKnownBeforeTheCallWithTheFirstWordsFirst() {
    driver().prepare(setup());
    assertThat(voice.prepared)
        .containsExactly("Hello Ada.", "Are you coming?", "When then?", "Good.", "Goodbye.");
  }
}
