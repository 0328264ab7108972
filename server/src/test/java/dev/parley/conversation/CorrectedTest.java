package dev.parley.conversation;

import static dev.parley.conversation.SampleCall.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.brain.Question;
import dev.parley.language.intents.CalleeIntent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the callee takes back of what they said before. */
class CorrectedTest {
  private static Rehearsal readBack() {
    Rehearsal call = sample().says("Move it to Thursday at two.");
    return call.judged("reschedule", Map.of("new_date", "2026-12-03", "new_time", "14:00")).heard();
  }

  @Test
  void onePartIsCorrectedByItself() {
    Rehearsal call = readBack().says("Thursday is right, but make it three thirty.");
    call.judged("right", Map.of("new_date", "2026-12-03", "new_time", "15:30"));
    assertThat(call.lastSaid())
        .isEqualTo(
            "Sorry, my mistake. So that is Thursday, December 3rd at 3:30 PM. Is that right?");
    call.heard().says("Yes.").judged("right");
    assertThat(call.heard().variables())
        .isEqualTo(Map.of("new_date", "2026-12-03", "new_time", "15:30"));
  }

  @Test
  void whatIsOnlyRepeatedCorrectsNothing() {
    Rehearsal call = readBack().says("Yes, Thursday at two.");
    call.judged("right", Map.of("new_date", "2026-12-03", "new_time", "02:00"));
    assertThat(call.lastSaid()).contains("Your new appointment is on Thursday");
  }

  @Test
  void aCorrectionOfTheAnswerGoesBackToItsQuestion() {
    Rehearsal call = sample().says("Move it.").judged("reschedule").heard();
    call.says("Oh wait, no, I can make it.").judged(CalleeIntent.CORRECTION, null);
    assertThat(call.asked().choices()).extracting(Question.Choice::id).contains("confirm");
    assertThat(call.taken()).isEmpty();
    call.judged(CalleeIntent.CORRECTION, "confirm");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void aCorrectionOverTheGoodbyeReopensTheConversation() {
    Rehearsal call = sample().says("Cancel it.").judged("cancel").heard();
    call.saysPerhaps("Yes.").judged("cancel").heard();
    assertThat(call.lastSaid()).contains("your appointment is cancelled");
    call.on(new Event.TurnTakenBack());
    assertThat(call.taken()).extracting(OutcomeTaken::node).containsExactly("greet");
    call.on(new Event.TurnEnded("Wait, don't cancel it!", -0.1, false));
    assertThat(call.asked().reply()).isEqualTo("Wait, don't cancel it!");
    call.judged("keep");
    assertThat(call.lastSaid()).startsWith("Great. We look forward");
    assertThat(call.heard().on(new Event.TurnSure()).end()).isEqualTo("AGENT_ENDED [cancel, keep]");
  }
}
