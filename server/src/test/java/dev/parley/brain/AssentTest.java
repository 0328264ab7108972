package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.language.intents.CalleeIntent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssentTest {
  private static Question question(Expects expects, String label, String reply) {
    return new Question(
        "Well?",
        reply,
        List.of(),
        expects,
        List.of(new Question.Choice("a", label), new Question.Choice("b", "no")),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Okay.", "Oh, okay.", "and okay", "Okay then.", "All right."})
  void isAnOkayAlone(String reply) {
    assertThat(Assent.in(question(Expects.YES_NO, "can come", reply))).isTrue();
    assertThat(Assent.in(question(Expects.OPEN, "yes, has a minute", reply))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Okay, bye.", "Okay, but when?", "It's okay.", "Okay I can't."})
  void withMoreWordsItIsNot(String reply) {
    assertThat(Assent.in(question(Expects.YES_NO, "can come", reply))).isFalse();
  }

  @Test
  void noQuestionForThingsIsAnsweredByIt() {
    assertThat(Assent.in(question(Expects.CHOICE, "by phone", "Okay."))).isFalse();
  }

  private static TrainedUnderstanding.Understood yes() {
    return new TrainedUnderstanding.Understood(
        Optional.of("a"), List.of(), CalleeIntent.ANSWER, true, null);
  }

  @Test
  void isAYesToAReadBackAndElseOnlyLikely() {
    Question readBack = question(Expects.YES_NO, "yes, that is right", "Okay.");
    assertThat(Assent.of(readBack, yes()).outcome()).contains("a");
    TrainedUnderstanding.Understood likely =
        Assent.of(question(Expects.YES_NO, "can come", "Okay."), yes());
    assertThat(likely.outcome()).isEmpty();
    assertThat(likely.likely()).containsExactly("a");
  }
}
