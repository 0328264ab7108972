package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardinalsTest {
  @ParameterizedTest
  @CsvSource({
    "0, zero",
    "19, nineteen",
    "40, forty",
    "85, eighty-five",
    "100, one hundred",
    "1234, one thousand two hundred thirty-four",
    "1000005, one million five"
  })
  void saysNumbers(long number, String said) {
    assertThat(Cardinals.of(number)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"1, first", "12, twelfth", "20, twentieth", "23, twenty-third", "100, one hundredth"})
  void saysWhichOne(long number, String said) {
    assertThat(Cardinals.ordinal(number)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "1905, nineteen oh five",
    "2005, two thousand five",
    "2026, twenty twenty-six",
    "1900, nineteen hundred"
  })
  void saysYearsInPairs(int number, String said) {
    assertThat(Cardinals.inPairs(number)).isEqualTo(said);
  }

  @Test
  void saysDigitsOneByOne() {
    assertThat(Cardinals.digits("0132")).isEqualTo("zero one three two");
  }
}
