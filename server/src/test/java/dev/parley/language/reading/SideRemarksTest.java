package dev.parley.language.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideRemarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's, my dog's barking, fourteen.                  | It's fourteen.
          It's, shush Toby, it's fourteen.                   | it's fourteen.
          It's, Leo, put that down, it's fourteen.           | it's fourteen.
          Hang on, somebody's at the door, fourteen.         | fourteen.
          Sorry, there's a lorry going past, fourteen.       | Sorry fourteen.
          Let me turn the radio down. Fourteen.              | Fourteen.
          Fourteen. Excuse the hoover.                       | Fourteen.
          One second, I'm just parking, fourteen.            | fourteen.
          """)
  void leavesOutWhatGoesOnAround(String said, String left) {
    assertThat(SideRemarks.without(said)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Three, hold on, four.
          My dog's barking.
          My dog bit the postman, that's why.
          The first one, please.
          I take the door, the window and the gate.
          Not now, but next week.
          No, sorry, the phone number is wrong.
          """)
  void keepsWhatMayBeMeant(String said) {
    assertThat(SideRemarks.without(said)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Um it's, my dog's barking, Leeds.               | Leeds.
          Ludlow, sorry about the racket.                 | Ludlow
          The neighbour has the saw on, Corfe.            | ?Corfe.
          Leeds, but I work in Bradford.                  | Leeds, but I work in Bradford.
          Dundee.                                         | Dundee.
          """)
  void namesAPlaceWithoutThem(String said, String place) {
    assertThat(
            ReadValues.read(
                Variable.Format.TEXT,
                said,
                ReadValues.context(Expects.OPEN, "Which city is it in?", "US", null)))
        .isEqualTo(place);
  }
}
