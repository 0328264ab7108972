package dev.parley.language.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nine oh two one oh.                        | 90210
          Double o seven                             | 007
          Nine hundred and one.                      | 901
          Two hundred thirty four                    | 234
          Three thousand four hundred fifty six      | 3456
          Eight hundred five five                    | 80055
          Seven hundred five.                        | ?7005
          Two zeros three nines                      | 00999
          12 34 56                                   | 123456
          Five five one, no, five five two.          | 552
          To four won one                            | ?2411
          """)
  void readsDigits(String said, @Nullable String code) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          K nine three three.                        | K933
          X as in x-ray, four seven.                 | X47
          N like Nancy, four seven                   | N47
          Not AB12, AB13.                            | AB13
          B as in boy, seven two one.                | B721
          Alpha bravo one nine                       | AB19
          Mike four five.                            | ?M45
          ABC 4455.                                  | ABC4455
          AB-1234                                    | AB1234
          A1B2C3                                     | A1B2C3
          It's four seven one one X.                 | 4711X
          My ID is 5567.                             | 5567
          My account number is a b one two.          | AB12
          """)
  void keepsTheLettersAmongThem(String said, @Nullable String code) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I've had it for 12 years.                  |
          I've had it for two years, it's 4412.      | 4412
          I live at 45 Pine Road.                    |
          I'm 45 years old.                          |
          One moment please.                         |
          No one told me.                            |
          I have two accounts.                       |
          It starts with 12 and ends with 34.        |
          The last four are 1234.                    |
          4711 or 4712.                              |
          I've been with you since 2015.             |
          The one on the card.                       |
          The ten digit number.                      |
          My account's 123456.                       | 123456
          I believe it's 4412.                       | ?4412
          Is it 4711?                                | ?4711
          My husband's is 4711.                      | ?4711
          The old one was 12345, now it's 54321.     | ?54321
          """)
  void tellsItsDigitsFromOthers(String said, @Nullable String code) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(code));
  }

  private static String read(String said) {
    return ReadValues.read(
        Variable.Format.NUMBER,
        said,
        ReadValues.context(Expects.DIGITS, "What is your account number?", "US", null));
  }
}
