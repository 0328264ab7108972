package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody hears who waits for an answer. */
class WaitTest {
  private static final String AGENT =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "Are you coming?",
         "outcomes": {"prompt": [
           {"id": "yes", "label": "coming", "next": "when"},
           {"id": "no", "label": "not coming", "next": "bye"}]}},
        {"type": "speak", "id": "when", "mode": "prompt", "text": "Say when.",
         "fallback": "We open at nine.",
         "outcomes": {"prompt": [{"id": "fine", "label": "all right", "next": "bye"}]}},
        {"type": "end", "id": "bye", "text": "Goodbye."}]}
      """;

  private static Rehearsal call() {
    return new Rehearsal(Calls.agent(AGENT), new Beginning(Calls.scope("{}")))
        .on(new Event.Answered())
        .heard();
  }

  private static Event after(String words, long quietMillis) {
    return new Event.TurnEnded(words, -0.1, true, Duration.ofMillis(quietMillis));
  }

  private static Rehearsal waiting(long quietMillis) {
    return call().on(new Event.SpeechStarted()).on(after("Rain or shine.", quietMillis));
  }

  @Test
  void theTimeItTookToFindTheEndOfTheirWordsCounts() {
    assertThat(waiting(350).timers().get(Timer.PATIENCE)).isEqualTo("PT0.3S");
    assertThat(waiting(0).timers().get(Timer.PATIENCE)).isEqualTo("PT0.65S");
    assertThat(waiting(1300).timers().get(Timer.PATIENCE)).isEqualTo("PT0.05S");
  }

  @Test
  void aJournalThatDoesNotTellItWaitsAsItDid() {
    Rehearsal call = call().says("Rain or shine.");
    assertThat(call.timers().get(Timer.PATIENCE)).isEqualTo("PT2S");
    assertThat(call.fires(Timer.PATIENCE).lastSaid()).isEqualTo(Phrases.ONE_MOMENT);
    assertThat(call.heard().timers().get(Timer.PATIENCE)).isEqualTo("PT8S");
  }

  @Test
  void whoWaitsOnHearsAnotherFillerSoonAfterTheFirst() {
    Rehearsal call = waiting(350).fires(Timer.PATIENCE);
    assertThat(call.lastSaid()).isEqualTo(Phrases.FILLERS.getFirst());
    assertThat(call.timers()).doesNotContainKey(Timer.PATIENCE);
    assertThat(call.heard().timers().get(Timer.PATIENCE)).isEqualTo("PT0.9S");
    assertThat(call.fires(Timer.PATIENCE).lastSaid()).isEqualTo(Phrases.ONE_MOMENT);
    assertThat(call.heard().fires(Timer.PATIENCE).lastSaid()).isEqualTo(Phrases.STILL_WORKING);
  }

  @Test
  void theNextTurnIsFilledInOtherWords() {
    Rehearsal call = waiting(350).fires(Timer.PATIENCE).heard().judged((String) null).heard();
    call.on(new Event.SpeechStarted()).on(after("Come what may.", 350));
    assertThat(call.fires(Timer.PATIENCE).lastSaid()).isEqualTo(Phrases.FILLERS.get(1));
  }

  @Test
  void theAnswerFollowsTheFillerAndNobodyWaitsAnyMore() {
    Rehearsal call = waiting(350).fires(Timer.PATIENCE).judged("no");
    assertThat(call.said()).endsWith(Phrases.FILLERS.getFirst(), "Goodbye.");
    assertThat(call.timers()).doesNotContainKey(Timer.PATIENCE);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [no]");
  }

  @Test
  void whatIsComposedAfterAJudgementIsWaitedForSinceTheirWords() {
    Rehearsal early = waiting(350).judged("yes");
    assertThat(early.composes()).isEqualTo(1);
    assertThat(early.timers().get(Timer.PATIENCE)).isEqualTo("PT0.3S");
    Rehearsal late = waiting(350).fires(Timer.PATIENCE).judged("yes");
    assertThat(late.timers()).containsKey(Timer.STALLED);
    assertThat(late.heard().timers().get(Timer.PATIENCE)).isEqualTo("PT0.9S");
    assertThat(late.composed("We open at nine.").timers()).doesNotContainKey(Timer.PATIENCE);
  }

  @Test
  void whoCoughsDuringTheWaitIsNotForgotten() {
    Rehearsal call = waiting(350).on(new Event.SpeechStarted()).fires(Timer.PATIENCE);
    assertThat(call.said()).doesNotContain(Phrases.FILLERS.getFirst());
    call.on(after("", 300));
    assertThat(call.timers().get(Timer.PATIENCE)).isEqualTo("PT0.35S");
  }

  @Test
  void whoGoesOnIsWaitedForAgain() {
    Rehearsal call = waiting(350).on(new Event.SpeechStarted()).on(after("I will come.", 200));
    assertThat(call.asked().reply()).isEqualTo("Rain or shine. I will come.");
    assertThat(call.timers().get(Timer.PATIENCE)).isEqualTo("PT0.45S");
  }

  @Test
  void aHoldForgetsSinceWhenTheyWait() {
    Rehearsal call = waiting(350).on(new Event.Held()).on(new Event.Resumed(Duration.ofSeconds(9)));
    assertThat(call.timers().get(Timer.PATIENCE)).isEqualTo("PT2S");
  }

  @Test
  void wordsOfOursEndTheWait() {
    Rehearsal call = waiting(350).judged(null, Map.of()).heard();
    assertThat(call.timers()).containsKey(Timer.SILENCE).doesNotContainKey(Timer.PATIENCE);
  }
}
