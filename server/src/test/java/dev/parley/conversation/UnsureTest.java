package dev.parley.conversation;

import static dev.parley.conversation.SampleCall.begun;
import static dev.parley.conversation.SampleCall.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.brain.Question;
import dev.parley.language.intents.CalleeIntent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agent understood only perhaps: the callee says whether it is right. */
class UnsureTest {
  @Test
  void whatIsOnlyLikelyIsConfirmed() {
    Rehearsal call = sample().says("I suppose it would fit.").judgedLikely("confirm");
    assertThat(call.lastSaid())
        .isEqualTo("I understood that you can make the appointment. Is that right?");
    call.heard().says("Yes.");
    assertThat(call.asked().choices())
        .extracting(Question.Choice::id)
        .startsWith("=yes", "=no", "confirm", "reschedule", "cancel");
    assertThat(call.judged("=yes").heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whatIsDeniedIsNotGuessedAgain() {
    Rehearsal call = sample().says("Hm, the fourth.").judgedLikely("confirm");
    call.heard().says("No.").judged("=no");
    assertThat(call.lastSaid()).isEqualTo("Sorry about that. Can you still make it?");
    call.heard().says("The fourth.").judgedLikely("confirm");
    assertThat(call.lastSaid()).doesNotContain("I understood");
  }

  @Test
  void asksWhichOfTwoIsMeant() {
    Rehearsal call =
        sample().says("I would rather not say.").judgedLikely("confirm", "wrong_person");
    assertThat(call.lastSaid())
        .isEqualTo(
            "Which do you mean: you can make the appointment, or wrong person or wrong number?");
    call.heard().says("The first one.");
    assertThat(call.asked().choices())
        .extracting(Question.Choice::id)
        .startsWith("=no", "confirm", "reschedule", "cancel")
        .doesNotContain("=yes");
    assertThat(call.asked().expects()).isEqualTo(Expects.CHOICE);
    assertThat(call.judged("confirm").heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whatTheNextQuestionConfirmsIsNotConfirmedBefore() {
    Rehearsal call = sample().says("I'm not going to make it.").judgedLikely("cancel");
    assertThat(call.lastSaid())
        .isEqualTo("You would like to cancel the appointment. Is that right?");
    call.heard().says("No, I want to keep it.").judged("keep");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [keep]");
  }

  @Test
  void neitherOfTwoIsGuessedAgain() {
    Rehearsal call = sample().says("Hm.").judgedLikely("confirm", "wrong_person");
    call.heard().says("Neither.").judged("=no");
    assertThat(call.lastSaid()).isEqualTo("Sorry about that. Can you still make it?");
    call.heard().says("Well.").judgedLikely("wrong_person", "confirm");
    assertThat(call.lastSaid()).doesNotContain("you mean");
  }

  @ParameterizedTest
  @CsvSource({"cannot, cancel", "cancel, cannot", "reschedule, cannot"})
  void leavesItToTheNextQuestionWhichOfTwoIsMeant(String likelier, String other) {
    Rehearsal call = sample().says("I'm not going to make it.").judgedLikely(likelier, other);
    assertThat(call.lastSaid())
        .isEqualTo("No problem. Would you like another time, or shall I cancel it?");
    assertThat(call.taken()).isEmpty();
  }

  @Test
  void anotherAnswerMayBeGivenInTheSameBreath() {
    Rehearsal call = sample().says("Hm.").judgedLikely("confirm");
    call.heard().says("No, I am somebody else.").judged("wrong_person");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [wrong_person]");
  }

  private static final String EMAIL =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "Hi. What is your e-mail address?",
         "variables": [{"name": "email", "format": "email"}],
         "outcomes": {"rules": [{"id": "given", "when": {"all": [{"operand": "{{email}}", "operator": "is_not_empty"}]}, "next": "bye"}],
                      "else": {"next": "s"}}},
        {"type": "end", "id": "bye", "text": "Thank you. Goodbye."}]}
      """;

  @Test
  void anUnsureValueIsReadBackAndKeptOnlyIfItIsRight() {
    Rehearsal call = begun(EMAIL).says("Ada at example dot org.");
    call.judged(null, null, Map.of("email", "ada@example.org"), Set.of("email"));
    assertThat(call.lastSaid())
        .isEqualTo("I understood A, D, A, at, example dot org. Is that right?");
    call.heard().says("No.").judged("no");
    assertThat(call.lastSaid()).isEqualTo("Sorry about that. What is your e-mail address?");
    call.heard().says("Ida at example dot org.");
    call.judged(null, null, Map.of("email", "ida@example.org"), Set.of("email"));
    call.heard().says("Yes.").judged("yes");
    assertThat(call.heard().variables()).isEqualTo(Map.of("email", "ida@example.org"));
    assertThat(call.end()).isEqualTo("AGENT_ENDED [given]");
  }

  @Test
  void aValueThatIsReadBackOnceMoreIsSpelledWithExamples() {
    Rehearsal call = begun(EMAIL).says("Deb at example dot org.");
    call.judged(null, null, Map.of("email", "deb@example.org"), Set.of("email"));
    String explained =
        "I understood D as in Delta, E as in Echo, B as in Bravo, at, example dot org.";
    call.heard().says("Sorry?").judged(CalleeIntent.REPEAT, null);
    assertThat(call.lastSaid()).contains(explained);
  }

  @Test
  void whoAskedBackFirstIsStillAskedWhetherTheyMeanIt() {
    Rehearsal call = sample().says("Who wants to know?").judged(CalleeIntent.WHO, null).heard();
    call.says("What appointment?").judged(CalleeIntent.WHAT, null).heard();
    call.says("I told your colleague that I will.").judgedLikely("confirm").heard();
    assertThat(call.lastSaid()).startsWith("I understood that you can make");
  }
}
