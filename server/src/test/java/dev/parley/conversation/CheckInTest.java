package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a question of whether anybody is there, with which ours may be repeated. */
class CheckInTest {
  private static final String QUESTION = "Can you still make it?";
  private static final String SCOPE = "{\"date\": \"Tuesday\", \"time\": \"2 PM\"}";

  private static Rehearsal silent(int checkIns) {
    String agent =
        SampleAgent.json().replaceAll("\"silence_retries\": \\d+", "\"silence_retries\": 5");
    Rehearsal call =
        new Rehearsal(Calls.agent(agent), new Beginning(Calls.scope(SCOPE)))
            .on(new Event.Answered())
            .heard();
    for (int i = 0; i < checkIns; i++) {
      call.fires(Timer.SILENCE).heard();
    }
    return call;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aYesIsTheAnswerToTheQuestionThatWasRepeated(int checkIns) {
    Rehearsal call = silent(checkIns).says("Yes.");
    if (call.asks() > 0) {
      assertThat(call.asked().said()).isEqualTo(QUESTION);
      assertThat(call.asked().reply()).isEqualTo("Yes.");
      assertThat(call.judged(CalleeIntent.ANSWER, "confirm").lastSaid()).startsWith("Great.");
    } else {
      assertThat(call.said().get(call.said().size() - 2)).doesNotContain(QUESTION);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes, I'm here.",
        "I'm here.",
        "Yes, I'm still here.",
        "I am still on the line.",
        "Yeah, I can hear you.",
        "I can hear you now.",
        "Hello, yes, I'm here.",
        "Yes, sorry, I'm here.",
        "Still here.",
        "Yes, go ahead."
      })
  void whoSaysThatTheyAreThereIsAskedAgain(String there) {
    Rehearsal call = silent(2).says(there);
    assertThat(call.asks()).isZero();
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
    call.heard().says("Yes.");
    assertThat(call.asked().reply()).isEqualTo("Yes.");
  }

  @Test
  void aYesThatIsNoAnswerMeansThatTheyAreThere() {
    Rehearsal call = silent(1).says("Yes.").judged(CalleeIntent.ANSWER, null);
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
  }

  @Test
  void afterTheLastCheckInOfAllTheQuestionIsStillKnown() {
    Rehearsal call = silent(4);
    assertThat(call.lastSaid()).doesNotContain(QUESTION);
    call.says("Yes.");
    assertThat(call.asks()).isZero();
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
    call.heard().says("Yes.");
    assertThat(call.asked().said()).isEqualTo(QUESTION);
  }

  @Test
  void aYesToWhetherTheyAreStillThereIsNoAnswer() {
    Rehearsal call = silent(0).says("Hold on.").judged(CalleeIntent.HOLD, null).heard();
    call.fires(Timer.SILENCE);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.STILL_THERE);
    call.heard().says("Yes.");
    assertThat(call.asks()).isEqualTo(1);
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
  }

  @Test
  void anAnswerToACheckInIsTakenAsEver() {
    Rehearsal call = silent(2).says("I can't make it.");
    assertThat(call.asked().said()).isEqualTo(QUESTION);
    assertThat(call.judged(CalleeIntent.ANSWER, "reschedule").lastSaid()).contains("day and time");
  }

  @Test
  void aYesOverACheckInWhoseQuestionWasNotHeardIsNoAnswer() {
    Rehearsal call = silent(1).fires(Timer.SILENCE).on(new Event.SpeechStarted());
    call.cutAfter("Hello? I still can't").on(new Event.TurnEnded("Yes!", -0.1));
    assertThat(call.asks()).isZero();
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
  }

  @Test
  void whoComesBackAgainAndAgainIsNotAskedForEver() {
    Rehearsal call = silent(4);
    for (int i = 0; i < 4; i++) {
      call.says("I'm here.").heard().fires(Timer.SILENCE).heard();
    }
    assertThat(call.says("I'm here.").lastSaid()).isEqualTo(MannerPhrases.YOUR_ANSWER);
    assertThat(call.heard().says("Yes.").asked().said()).isEqualTo(QUESTION);
  }

  @Test
  void soIsOneWithoutACheckIn() {
    Rehearsal call = silent(0).says("Yes, I'm here.");
    assertThat(call.asks()).isEqualTo(1);
  }

  @Test
  void aQuestionThatIsSpokenOverWasNotAsked() {
    Rehearsal call = silent(0).says("Well, I don't know.").judged(CalleeIntent.UNSURE, null);
    call.heard().fires(Timer.SILENCE).on(new Event.SpeechStarted());
    call.on(new Event.TurnEnded("Okay carve.", -0.6)).cutAfter("Sorry, I");
    assertThat(call.lastSaid()).endsWith(QUESTION);
  }

  @Test
  void whatIsAskedBesidesTheNodesIsRepeatedToTheSilentOnce() {
    Rehearsal call = silent(0).says("Whatever.").judgedLikely("confirm").heard();
    String asked = call.lastSaid();
    assertThat(call.fires(Timer.SILENCE).heard().lastSaid()).endsWith(asked);
    assertThat(call.fires(Timer.SILENCE).heard().lastSaid()).doesNotContain(asked);
  }
}
