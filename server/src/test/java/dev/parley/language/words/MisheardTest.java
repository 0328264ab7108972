package dev.parley.language.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisheardTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yet. | Yeah.
          Yet that works. | Yeah that works.
          Yet, that's fine. | Yeah, that's fine.
          Yay! | Yeah!
          Yacht. | Yeah.
          You had. | Yeah.
          You had, that's right. | Yeah, that's right.
          Note: | Nope:
          Note, sorry. | Nope, sorry.
          Just for a clock. | Just four o'clock.
          I really can. Sorry. | I really can't. Sorry.
          She gets off f/4. | She gets off at 4.
          At ten a clock, please. | At ten o'clock, please.
          Same day is fine, just for a clock | Same day is fine, just four o'clock
          """)
  void isPutRight(String heard, String said) {
    assertThat(Misheard.right(heard)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Not yet.",
        "Yet another appointment?",
        "You had my number wrong.",
        "Note that I am deaf.",
        "I have a yacht.",
        "Sorry, I can.",
        "It is at four o'clock.",
        "Around the clock.",
        "I need a clock."
      })
  void whatIsSaidIsLeft(String reply) {
    assertThat(Misheard.right(reply)).isEqualTo(reply);
  }
}
