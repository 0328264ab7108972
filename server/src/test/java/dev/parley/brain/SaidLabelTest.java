package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidLabelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Very unhappy. | very unhappy
          Um, I'd say unhappy. | unhappy
          I was very unhappy | very unhappy
          so so | so so
          Once or twice, I think. | once or twice
          not unhappy |
          very very unhappy |
          unhappy about the price |
          it |
          """)
  void itIsSaidAndNothingMore(String reply, String label) {
    List<Question.Choice> choices =
        Arrays.stream(
                "very unhappy / unhappy / so so / once or twice / it / double / double"
                    .split(" / ", -1))
            .map(each -> new Question.Choice(each, each))
            .toList();
    assertThat(SaidLabel.of(reply, choices).map(Question.Choice::label).orElse(null))
        .isEqualTo(label);
    assertThat(SaidLabel.of("Double.", choices)).isEmpty();
  }
}
