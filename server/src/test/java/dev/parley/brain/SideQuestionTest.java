package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideQuestionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Where are you?                             | false | Where are you?
          Oh, hi. Where are you?                     | false | Where are you?
          Where are you? I don't know the area.      | false | Where are you?
          I'm in a wheelchair, can I get in?         | false | I'm in a wheelchair, can I get in?
          where are you                              | false | where are you
          Yes, but how long will it take?            | true  | how long will it take?
          Yes. How long will it take?                | true  | How long will it take?
          I wonder how long that is                  | false | I wonder how long that is
          """)
  void isWhatAsks(String reply, boolean beside, String question) {
    assertThat(SideQuestion.of(reply, beside)).isEqualTo(question);
  }
}
