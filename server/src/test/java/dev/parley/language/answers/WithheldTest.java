package dev.parley.language.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithheldTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'd rather not say.",
        "I don't have an e-mail.",
        "None of your business.",
        "Whatever suits you.",
        "No.",
        "I don't want to give that out."
      })
  void whoWillNotOrCannotTell(String reply) {
    assertThat(Withheld.in(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm making 18 now, so at least 20.",
        "I have to give two weeks notice.",
        "Its fourteen maple corp, apartment three.",
        "Anything but Monday.",
        "My wife knows that better than me."
      })
  void whoTellsSomethingElse(String reply) {
    assertThat(Withheld.in(reply)).isFalse();
  }
}
