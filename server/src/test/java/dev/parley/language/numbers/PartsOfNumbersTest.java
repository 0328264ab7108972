package dev.parley.language.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers whose question tells what they can be; a question mark stands for not sure. */
class PartsOfNumbersTest {
  private static final String RATE = "On a scale of one to ten, how happy are you with the room?";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How much can you put down?                | four hundred in the bank and a hundred in cash  | ?500
          How much can you put to the deposit?      | i've got five hundred saved but i can only spare two | ?2
          How much can you put down?                | my brother put down a thousand                  | ?1000
          What share of it is paid, in percent?     | a quarter                                       | 25
          What share of it is paid, in percent?     | about half of it                                | ?50
          What share of it is paid, in percent?     | two thirds                                      | ?67
          What share of it is paid, in percent?     | three in ten                                    | 30
          What share of it is paid, in percent?     | none of it                                      | ?0
          What share of it is paid, in percent?     | sixty by cash and the rest by card              | ?60
          How old is the patient?                   | she'll be ninety in may                         | ?90
          How old is the patient?                   | born in two thousand and one                    |
          How old is the patient?                   | thirty one                                      | 31
          How many nights will you stay?            | a week                                          | ?7
          How many nights will you stay?            | three nights four days                                          | 3
          """)
  void ofSeveralPartsTheWholeIsReadAndOfAnotherNothingSure(
      String asked, String said, String value) {
    assertThat(read(asked, said)).isEqualTo(ReadValues.expected(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pretty happy i'd say an eight  | 8
          over the moon so a ten         | 10
          pretty happy                   |
          eleven                         |
          a hundred percent              |
          """)
  void onAScaleOnlyWhatIsOnItIsTaken(String said, String value) {
    assertThat(read(RATE, said)).isEqualTo(ReadValues.expected(value));
  }

  private static String read(String asked, String said) {
    return ReadValues.read(
        Variable.Format.NUMBER, said, ReadValues.context(Expects.NUMBER, asked, "US", null));
  }
}
