package dev.parley.conversation;

import static dev.parley.conversation.SampleCall.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.brain.Question;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said ahead of its question, and what becomes of it. */
class AheadTest {
  @Test
  void whatIsSaidAheadIsNotAskedAgain() {
    Rehearsal call = sample().says("Can we move it to Friday at four?");
    assertThat(call.asked().variables())
        .extracting(variable -> variable.name())
        .containsExactly("new_date", "new_time");
    call.judged("reschedule", Map.of("new_date", "2026-12-04", "new_time", "16:00"));
    assertThat(call.lastSaid())
        .isEqualTo("So that is Friday, December 4th at 4 PM. Is that right?");
    call.heard().says("Yes.").judged("right");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [reschedule, day_and_time, right]");
  }

  @Test
  void whatWasAskedForIsReadBackAndNotHeldForTheAnswerToThat() {
    Rehearsal call = sample().says("I need to move it.").judged("reschedule").heard();
    call.says("Next Tuesday at three in the afternoon, please.");
    call.judged(null, Map.of("new_date", "2026-12-01", "new_time", "15:00"));
    assertThat(call.lastSaid())
        .isEqualTo("So that is Tuesday, December 1st at 3 PM. Is that right?");
    call.heard().says("Yes.").judged("right");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [reschedule, day_and_time, right]");
  }

  @Test
  void ofWhatIsSaidAheadTheRestIsAsked() {
    Rehearsal call = sample().says("Can we move it to Friday?");
    call.judged("reschedule", Map.of("new_date", "2026-12-04"));
    assertThat(call.lastSaid()).isEqualTo("And what time on Friday, December 4th?");
  }

  @Test
  void aQuestionBetweenIsAskedOfTheTurnAndNotAloud() {
    Rehearsal call = sample().says("No, but Friday at four works.");
    call.judged("cannot", Map.of("new_date", "2026-12-04", "new_time", "16:00"));
    assertThat(call.said()).hasSize(1);
    assertThat(call.asked().choices()).extracting(Question.Choice::id).contains("cancel");
    call.judged("reschedule");
    assertThat(call.lastSaid())
        .isEqualTo("So that is Friday, December 4th at 4 PM. Is that right?");
  }

  @Test
  void butAloudWhereTheTurnSaysNothingOfIt() {
    Rehearsal call = sample().says("No, not on Friday.");
    call.judged("cannot", Map.of("new_date", "2026-12-04")).judged(null);
    assertThat(call.lastSaid())
        .isEqualTo("No problem. Would you like another time, or shall I cancel it?");
    call.heard().says("Another time.").judged("reschedule");
    assertThat(call.lastSaid()).startsWith("Sure, we can move it.");
  }

  @Test
  void aValueThatLeadsNowhereIsNotKept() {
    Rehearsal call = sample().says("Yes, Tuesday is fine.");
    call.judged("confirm", Map.of("new_date", "2026-12-01"));
    assertThat(call.heard().variables()).isEmpty();
  }
}
