package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.agent.AgentDocument;
import dev.parley.audio.AudioFrame;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.turn.TurnDetector;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** When the callee speaks, falls silent, or speaks over the agent. */
class TurnTakingTest extends FastConversation {
  @Test
  void theCalleeMayInterruptAndTheRecordIsCutWhereTheyDid() throws Exception {
    String story = "Hello Ada. This is a long story that nobody wants to hear to its very end. ";
    AgentDocument document = document(AGENT.replace("Hello {name}. ", story));
    var conversation =
        start(new ConversationSetup(document, setup().beginning()), "Yes, of course I am.");
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    speak(1200);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    CallEvent.AgentSpoke first = all(CallEvent.AgentSpoke.class).getFirst();
    assertThat(first.interrupted()).isTrue();
    assertThat(story).startsWith(first.text()).isNotEqualTo(first.text());
  }

  @Test
  void whoGoesOnAfterTheTurnSeemedOverIsJudgedByTheWhole() throws Exception {
    var conversation = start("Yes,", "but I will be late.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    await().atMost(LIMIT).until(() -> !all(CallEvent.CalleeSpoke.class).isEmpty());
    speak(900);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(replies).last().isEqualTo("Yes, but I will be late.");
    assertThat(result.outcomes()).containsExactly("yes");
    assertThat(told()).contains(new Event.TurnTakenBack()).endsWith(new Event.TurnSure());
  }

  @Test
  void aGoodbyeIsTakenBackByWhoSpeaksOverIt() throws Exception {
    var conversation = start("Yes.", "No, wait, I can't.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("Goodbye"));
    speak(900);
    await().atMost(LIMIT).until(() -> replies.contains("No, wait, I can't."));
    awaitSaid(text -> text.contains("When then?"));
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "");
    result(conversation);
    assertThat(told()).contains(new Event.TurnTakenBack());
  }

  @Test
  void aTelevisionDoesNotMuteTheAgent() throws Exception {
    var conversation = start("No, I can't.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    sound(500, 700);
    speak(600);
    sound(6000, 700);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    assertThat(result(conversation).variables()).containsEntry("day", "Tuesday");
    assertThat(all(CallEvent.AgentSpoke.class)).noneMatch(CallEvent.AgentSpoke::interrupted);
  }

  @Test
  void theAgentsOwnEchoIsNeitherAReplyNorAnInterruption() throws Exception {
    AgentDocument impatient = document(AGENT.replace("_seconds\": 8", "_seconds\": 2"));
    var conversation = start(new ConversationSetup(impatient, setup().beginning()));
    Future<?> echo = thread.submit(this::echo);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SILENT_LINE);
    echo.cancel(true);
    assertThat(all(CallEvent.CalleeSpoke.class)).isEmpty();
    assertThat(all(CallEvent.AgentSpoke.class))
        .isNotEmpty()
        .noneMatch(CallEvent.AgentSpoke::interrupted);
    assertThat(all(CallEvent.AgentPaused.class)).isEmpty();
  }

  /** Gives back what the far end hears, at 0.4 of the level and 200 ms later. */
  private void echo() {
    AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
    lines.far().play(new short[1600], 0, 1600);
    while (!Thread.currentThread().isInterrupted()) {
      if (lines.far().poll(frame)) {
        short[] back = frame.samples().clone();
        for (int i = 0; i < back.length; i++) {
          back[i] = (short) (0.4 * back[i]);
        }
        lines.far().play(back, 0, back.length);
      } else {
        LockSupport.parkNanos(500_000);
      }
    }
  }

  @Test
  void nobodyIsHungUpOnBeforeTheirTurnIsSure() throws Exception {
    var conversation = start("Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    CallEvent.AgentSpoke goodbye = all(CallEvent.AgentSpoke.class).getLast();
    CallEvent.Stepped last = all(CallEvent.Stepped.class).getLast();
    assertThat(EventJson.read(last.event())).isEqualTo(new Event.TurnSure());
    assertThat(goodbye.text()).isEqualTo("Good. Goodbye.");
  }

  @Test
  void silenceEndsTheCallAfterTheLastRetry() throws Exception {
    AgentDocument impatient = document(AGENT.replace("_seconds\": 8", "_seconds\": 2"));
    ConversationResult result =
        result(start(new ConversationSetup(impatient, setup().beginning())));
    assertThat(result.reason()).isEqualTo(EndReason.SILENT_LINE);
    assertThat(all(CallEvent.CalleeSpoke.class)).isEmpty();
    assertThat(said()).hasSizeGreaterThan(2);
  }

  @Test
  void whoFallsSilentIsToldGoodbye() throws Exception {
    AgentDocument impatient = document(AGENT.replace("_seconds\": 8", "_seconds\": 2"));
    var conversation = start(new ConversationSetup(impatient, setup().beginning()), "Hello?");
    speak(600);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SILENCE);
    assertThat(said().getFirst()).isEqualTo("Hello Ada. Are you coming?");
  }

  @Test
  void noiseIsNotATurn() throws Exception {
    var conversation = start("", "Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(250);
    await()
        .atMost(LIMIT)
        .until(() ->
            all(CallEvent.Stepped.class).stream()
                .anyMatch(s -> EventJson.read(s.event()) instanceof Event.TurnEnded));
    speak(500);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(all(CallEvent.CalleeSpoke.class)).hasSize(1);
  }

  @Test
  void whoSpeaksAndIsNotUnderstoodIsAskedAgain() throws Exception {
    var conversation = start("", "Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("catch that"));
    speak(500);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text)
        .containsExactly(TurnDetector.UNINTELLIGIBLE, "Yes.");
  }
}
