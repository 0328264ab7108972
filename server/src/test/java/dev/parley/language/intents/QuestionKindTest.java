package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How long will it take?                  | LENGTH
          How many days are you on my roof?       | LENGTH
          And how much is it?                     | MONEY
          What does a cleaning cost?              | MONEY
          How much do I have to pay?              | MONEY
          Will the price go up?                   | OTHER
          What's the pay?                         | EARNINGS
          How much would I make?                  | EARNINGS
          What's the hourly rate?                 | EARNINGS
          What's the rate?                        | MONEY
          How often do I have to come?            | OFTEN
          How many people will come?              | COUNT
          How much vacation do I get?             | COUNT
          When do you close?                      | WHEN
          So, what time should I be there?        | WHEN
          Will I have power when the grid is down? | OTHER
          Where are you?                          | WHERE
          What’s your address again?              | WHERE
          Who's going to be my dentist?           | WHO
          Which engineer is it going to be?       | WHICH
          Why is that?                            | WHY
          Can I park there?                       | OTHER
          """)
  void tellsWhatKindOfThingIsAskedFor(String question, QuestionKind kind) {
    assertThat(QuestionKind.of(question)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How much is a crown?       | much  a crown?
          What does the battery cost? | does the battery ?
          Can I park there?     | Can I park there?
          """)
  void leavesWhatItIsAbout(String question, String rest) {
    assertThat(QuestionKind.of(question).without(question).strip()).isEqualTo(rest);
  }
}
