package dev.parley.language.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenLabelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wants another time | you want another time
          no, they can't make it | you can't make it
          they have paid | you have paid
          yes, that is right | yes, that is right
          cancel the appointment | you would like to cancel the appointment
          no, keep it | you would like to keep it
          cancel | cancel
          pay later (by card) | you would like to pay later
          still owns the car | you still own the car
          already has paid | you have already paid
          still has a car | you still have a car
          never | never
          not interested | you are not interested
          """)
  void isSaidOfWhoHearsIt(String label, String said) {
    assertThat(SpokenLabel.of(label)).isEqualTo(said);
  }
}
