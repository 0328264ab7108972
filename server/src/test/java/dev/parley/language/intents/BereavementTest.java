package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BereavementTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "My mother passed away in March.",
        "He died last year.",
        "She's dead, I'm her sister.",
        "I lost my husband in spring.",
        "Mr. Hale is no longer with us, I'm afraid.",
        "There has been a death in the family."
      })
  void isTold(String reply) {
    assertThat(Bereavement.in(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The battery died.",
        "My phone is dead.",
        "My late husband's car.",
        "My mother passed the phone to me.",
        "She passed her test.",
        "I lost my husband's number.",
        "I'm dead tired."
      })
  void isNotTold(String reply) {
    assertThat(Bereavement.in(reply)).isFalse();
  }
}
