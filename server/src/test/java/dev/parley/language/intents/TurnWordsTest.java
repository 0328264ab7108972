package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "No thanks.",
        "No, that's all.",
        "Nope, that's it, thanks.",
        "Okay, thank you, bye.",
        "I'm good, thanks.",
        "Yet that works, thanks."
      })
  void whoSaysThatThisIsAllIsDone(String text) {
    assertThat(TurnWords.done(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"No.", "No no no.", "No, wait.", "Thanks, but I can't.", "That's all wrong.", ""})
  void whoObjectsIsNot(String text) {
    assertThat(TurnWords.done(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes,",
        "I would like to",
        "It's about",
        "The second of",
        "Well.",
        "Let me see.",
        "I guess",
        "I'd prefer",
        "Next",
        "You can",
        "I think that the problem with it is",
        "So",
        "Yes, but"
      })
  void soundsUnfinished(String text) {
    assertThat(TurnWords.open(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes.",
        "I think so.",
        "Yes, I guess so.",
        "Yes, it is.",
        "I am.",
        "No, I can't.",
        "I think it is.",
        "I'm afraid not.",
        "Of course not.",
        "Yes, we would.",
        "Very well.",
        "In the evening, I think.",
        "Room 12",
        ""
      })
  void soundsFinished(String text) {
    assertThat(TurnWords.open(text)).isFalse();
  }
}
