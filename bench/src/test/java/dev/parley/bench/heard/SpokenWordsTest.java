package dev.parley.bench.heard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Press 1, or 2 to exit.          | press one or two to exit
          Four one five, 555.             | 415 five five five
          Twenty-five dollars.            | 25 dollars
          At 2:30 P.M.                    | at two thirty p.m
          The 40th, or the 100th          | the fortieth or the 100th
          The 3rd, please                 | The third. Please!
          Leave a voice-mail. Good bye!   | leave a voicemail goodbye
          I'm sorry; that's not valid     | I’m sorry, that's not valid.
          Re-enter your pass code         | reenter your pass code
          Mister Dashwood                 | Mr. Dashwood
          Doctor Lee, by e-mail           | Dr. Lee by email
          """)
  void areTheSameHoweverTheyAreWritten(String one, String other) {
    assertThat(SpokenWords.of(one)).isEqualTo(SpokenWords.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Press two   | Press to
          Fifteen     | Fifty
          Twenty one  | Twenty
          I can       | I can't
          """)
  void differWhereSomethingElseWasHeard(String one, String other) {
    assertThat(SpokenWords.of(one)).isNotEqualTo(SpokenWords.of(other));
  }
}
