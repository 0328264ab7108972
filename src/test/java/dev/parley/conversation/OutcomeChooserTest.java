package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choosing by words alone, and what is found in the words. */
class OutcomeChooserTest {
  private static final String ASKED = "We have Monday at nine or Friday at noon. Which is better?";
  private static final List<Question.Choice> DAYS =
      List.of(
          new Question.Choice("monday", "Monday at nine"),
          new Question.Choice("friday", "Friday at noon"),
          new Question.Choice("neither", "neither of them suits"));

  private final OutcomeChooser chooser = new OutcomeChooser(null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          Monday.                              | monday
          Friday at noon, please.              | friday
          Not Monday, Friday.                  | friday
          Monday, no wait, I meant Friday.     | friday
          I can't do Friday, so Monday.        | monday
          The first one.                       | monday
          The second one, please.              | friday
          The last one.                        | friday
          Not Friday.                          | none
          Where is that?                       | none
          The third one.                       | none
          """)
  void takesWhatIsMeantAndNotWhatIsDenied(String reply, @Nullable String meant) {
    assertThat(chooser.choose(ASKED, reply, DAYS).orElse(null)).isEqualTo(meant);
  }

  @Test
  void choosesNothingWhereThereIsNothingToChoose() {
    assertThat(chooser.choose(ASKED, "Monday.", List.of())).isEmpty();
    assertThat(chooser.choose(ASKED, " ", DAYS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          has no internet at home   | I have no internet at home.
          wants another day or time | I want another day or time.
          cannot pay at all         | I cannot pay at all.
          does not own the house    | I do not own the house.
          a bill or a payment       | a bill or a payment
          yes, that is right        | yes, that is right
          """)
  void saysALabelAsTheOneWouldWhomItIsAbout(String label, String said) {
    assertThat(Anchors.firstPerson(label)).isEqualTo(said);
  }

  @Test
  void wordsThatAreDeniedCountAgainstTheirChoice() {
    List<Overlap.Match> matches =
        Overlap.of("Not Tuesday, Wednesday.", List.of(Set.of("tuesday"), Set.of("wednesday")));
    assertThat(matches.get(0).shared()).isZero();
    assertThat(matches.get(0).denied()).isPositive();
    assertThat(matches.get(1).shared()).isPositive();
    assertThat(matches.get(1).denied()).isZero();
  }

  @Test
  void probabilitiesAreOfEachChoiceAndOfNone() {
    Evidence evidence =
        chooser.evidence(ASKED, "Monday.", DAYS, OutcomeChooser.meanings(ASKED, DAYS));
    double[] probabilities = Weights.WORDS.probabilities(evidence);
    assertThat(probabilities).hasSize(4);
    assertThat(java.util.Arrays.stream(probabilities).sum())
        .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(probabilities[0]).isGreaterThan(probabilities[3]);
  }
}
