package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import dev.parley.agent.Expects;
import dev.parley.turn.WordsCompleteness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCompletenessIT {
  private final WordsCompleteness completeness = new ReadCompleteness(SpeechFixture.reader());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I would like to",
        "Well, the thing is that my",
        "No, because I have to take my",
        "You can reach me at the",
        "I'm not sure whether my husband can"
      })
  void tellsWordsThatWillGoOn(String words) {
    assertThat(completeness.complete(words, Expects.OPEN)).isLessThan(0.4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Yes, that's fine.", "No.", "There are four of us.", "Friday at ten.", ""})
  void countsWordsThatMayBeAllForLittle(String words) {
    assertThat(completeness.complete(words, Expects.OPEN)).isBetween(0.35, 0.75);
  }
}
