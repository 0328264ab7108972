package dev.parley.bench.heard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the number is not in service | the number is not in service | 0
          the number is not in service | the number's not in service  | 2
          please try again             | please again                 | 1
          please try again             | please do try it again       | 2
          please try again             |                              | 3
          one                          | what a day                   | 3
          """)
  void countTheFewestChanges(String said, String heard, int errors) {
    List<String> words = heard == null ? List.of() : List.of(heard.split(" "));
    assertThat(WordErrors.between(List.of(said.split(" ")), words))
        .isEqualTo(new WordErrors(errors, said.split(" ").length));
  }

  @org.junit.jupiter.api.Test
  void areCountedForAHundredWords() {
    WordErrors all = WordErrors.sum(List.of(new WordErrors(1, 30), new WordErrors(0, 10)));
    assertThat(all.percent()).isEqualTo(2.5);
    assertThat(new WordErrors(0, 0).percent()).isNaN();
  }
}
