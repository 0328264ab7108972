package dev.parley.language.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HesitationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Uh, Friday. | Friday.
          Um, well, the day after tomorrow. | The day after tomorrow.
          um so i moved to ohio | i moved to ohio
          I, uh, moved to Ohio. | I, moved to Ohio.
          Well, no. | No.
          oh no i can't | no i can't
          Oh, um... I think so. | I think so.
          Yes, erm, that's right. | Yes, that's right.
          """)
  void itIsLeftOff(String turn, String left) {
    assertThat(Hesitation.without(turn)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "Uh-huh., Yes.",
    "uh huh, Yes.",
    "Mm-hmm., Yes.",
    "mhm, Yes.",
    "Nuh uh., No.",
    "uh uh, No.",
    "Uh., ",
    "Mm., ",
    "Uh huh I do., "
  })
  void someSoundsAreWords(String turn, String word) {
    assertThat(Hesitation.word(turn).orElse(null)).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Um.",
        "Uh huh.",
        "Uh-huh, go ahead.",
        "mm hmm",
        "Mm-hmm.",
        "uh oh",
        "Well done.",
        "So so.",
        "Oh dear.",
        "Well...",
        "Hm. Uh.",
        "e r at gmail",
        "Err on the side of caution."
      })
  void whatMeansSomethingStays(String turn) {
    assertThat(Hesitation.without(turn)).isEqualTo(turn);
  }
}
