package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangedChoiceTest {
  private static final ValueContext THURSDAY =
      new ValueContext(
          Expects.CHOICE,
          "When would suit you?",
          LocalDateTime.of(2026, 11, 26, 10, 0),
          Whereabouts.in(ZoneOffset.UTC),
          null);

  private static String of(String reply, String labels, double each) {
    List<Question.Choice> choices =
        Arrays.stream(labels.split(" / ", -1))
            .map(label -> new Question.Choice(label, label, List.of()))
            .toList();
    return RangedChoice.of(reply, choices, Collections.nCopies(choices.size(), each), THURSDAY)
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
          It's a full dozen. | 12 or fewer / more than 12 | 12 or fewer
          Tomorrow. | this week / next week / later | this week
          on monday | this week / next week / later | next week
          The tenth of December. | this week / next week / later | later
          next month sometime | this month / next month / later | next month
          at seven in the evening | morning / afternoon / evening | evening
          in december | this month / next month / later | next month
          tomorrow | this month / later this year / next year | this month
          In March. | this month / later this year / next year | next year
          in three weeks | within a month / 1 to 3 months / longer | within a month
          two months | within a month / 1 to 3 months / longer | 1 to 3 months
          a year | within a month / 1 to 3 months / longer | longer
          The sixteenth. | by the 14th of december / after the 14th of december | after the 14th of december
          on the twelfth of december | by the 14th of december / after the 14th of december | by the 14th of december
          today | today / this week / next week | today
          Friday | today / this week / next week | this week
          at ten | morning / afternoon / evening | morning
          half past two please | morning / afternoon / evening | afternoon
          The afternoon. | 8 am / 2 pm / neither | 2 pm
          eight | 8 am / 2 pm / neither | 8 am
          four p m | before 5 pm / after 5 pm | before 5 pm
          oh five thirty | before 0600 / after 0600 | before 0600
          six in the evening | before 5 pm / after 5 pm | after 5 pm
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
          six | before 5 pm / after 5 pm
          before five | before 5 pm / after 5 pm
          not on the sixteenth | by the 14th of december / after the 14th of december
          Tuesday | tuesday works / needs another day
          seven | morning / afternoon / evening
          quarter to six | before 0600 / after 0600
          I work mornings. | morning / afternoon / evening
          Mornings are hopeless. | morning / afternoon
          Morning's out. | morning / afternoon
          two o'clock | before noon / noon to five / after five
          morning or afternoon | morning / afternoon / evening
          I can't tomorrow. | this week / next week / later
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
