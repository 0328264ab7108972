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
      strings = {"No.", "Nope, sorry.", "Oh, I don't have one.", "I'd rather not.", "None"})
  void flatly(String reply) {
    assertThat(Withheld.flatly(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"No, it's bob at bt.", "Not on Monday.", "I don't have one here, wait."})
  void notFlatly(String reply) {
    assertThat(Withheld.flatly(reply)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'd rather not give my e-mail.",
        "I'm not giving you my address",
        "I won't tell you that.",
        "We don't share that.",
        "I don't hand out my e-mail to callers."
      })
  void aDetailOfTheirs(String reply) {
    assertThat(Withheld.detail(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Don't call me again.",
        "I'd rather not get these calls.",
        "I told you not to call, I won't say it again.",
        "Give me a break."
      })
  void nothingOfTheirs(String reply) {
    assertThat(Withheld.detail(reply)).isFalse();
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
