package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sorry, wrong number.",
        "You've misdialled.",
        "There's nobody called Ada here.",
        "No Ada lives here.",
        "No one by that name.",
        "I'm not Ada.",
        "That's not me.",
        "He doesn't live here any more.",
        "I've never heard of him.",
        "I don't know anybody of that name.",
        "This is somebody else's phone, he's got a new number.",
        "The previous owner of this number, maybe."
      })
  void isSaidOutright(String reply) {
    assertThat(WrongNumber.outright(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What prescription? I didn't order anything.",
        "I never signed up for that.",
        "I'm not interested.",
        "I'm not aware of any appointment.",
        "No, he's not here right now.",
        "It's not the phone that I ordered.",
        "Which doctor is this?"
      })
  void isNotWhatSomebodySaysWhoKnowsNothingOfTheMatter(String reply) {
    assertThat(WrongNumber.outright(reply)).isFalse();
  }
}
