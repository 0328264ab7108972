package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"How do I know this isn't a scam?", "Why would I do that?", "What does it cost?"})
  void asksWhatYesAndNoCannotAnswer(String reply) {
    assertThat(Questions.asksOpenly(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How about Tuesday?",
        "What about the morning?",
        "Why not?",
        "Can I pay in parts?",
        "What I want is Tuesday.",
        "Yes. How much is it?"
      })
  void asksForSomethingOrAnswers(String reply) {
    assertThat(Questions.asksOpenly(reply)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Which bill would that be?", "Which car is that?", "Sorry, what bill is this?"})
  void asksWhichOneIsMeant(String reply) {
    assertThat(Questions.asksWhichOne(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which company is this?",
        "What time is it?",
        "Which is cheaper?",
        "Which day would be best?",
        "What number is this?"
      })
  void asksSomethingElse(String reply) {
    assertThat(Questions.asksWhichOne(reply)).isFalse();
  }
}
