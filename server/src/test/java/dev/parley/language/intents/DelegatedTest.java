package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelegatedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "My wife handles that, I wouldn't know.",
        "Oh, my son usually takes care of the bills.",
        "You'd have to ask my husband.",
        "That's my daughter's department.",
        "Our accountant deals with those.",
        "My mum does all that."
      })
  void anotherSeesToIt(String reply) {
    assertThat(Delegated.in(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My husband does, I don't.",
        "My wife can get it tomorrow.",
        "That's my wife.",
        "My son is a vegetarian.",
        "I'll ask my wife.",
        "Can my wife pay?",
        "You have to be kidding."
      })
  void theySeeToItThemselves(String reply) {
    assertThat(Delegated.in(reply)).isFalse();
  }
}
