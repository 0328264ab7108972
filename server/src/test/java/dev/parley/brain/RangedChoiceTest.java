package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangedChoiceTest {
  private static String of(String reply, String labels, double each) {
    List<Question.Choice> choices =
        Arrays.stream(labels.split(" / ", -1))
            .map(label -> new Question.Choice(label, label, List.of()))
            .toList();
    return RangedChoice.of(reply, choices, Collections.nCopies(choices.size(), each))
        .map(Question.Choice::label)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fifteen. | 12 or fewer / more than 12 | more than 12
          a dozen | 12 or fewer / more than 12 | 12 or fewer
          No, wait, not twelve, thirteen. | 12 or fewer / more than 12 | more than 12
          About four thousand. | under 5k / 5 to 10k / over 10k | under 5k
          seven grand | under 5k / 5 to 10k / over 10k | 5 to 10k
          12,500 | under 5k / 5 to 10k / over 10k | over 10k
          thirty | fewer than 10 employees / 10-49 / 50 or more employees | 10-49
          fifty | fewer than 10 employees / 10-49 / 50 or more employees | 50 or more employees
          two | up to 3 bedrooms / at least 4 bedrooms / wants human | up to 3 bedrooms
          """)
  void theRangeThatHoldsTheNumberIsMeant(String reply, String labels, String meant) {
    assertThat(of(reply, labels, 0.3)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          five | before 5 pm / after 5 pm
          the sixteenth | by the 14th / after the 14th
          twenty | more than 12 / call back later
          ten or fifteen | 12 or fewer / more than 12
          lots | 12 or fewer / more than 12
          ten | up to 10 / 10 to 20
          """)
  void nothingIsMadeOfWhatIsNoArithmetic(String reply, String labels) {
    assertThat(of(reply, labels, 0.3)).isEmpty();
  }

  @Test
  void theReadingSaysWhetherAQuantityIsTold() {
    assertThat(of("Ring me in five.", "12 or fewer / more than 12", 0.1)).isEmpty();
  }
}
