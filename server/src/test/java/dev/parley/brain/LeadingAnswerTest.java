package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadingAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We do, through my husband's work.           | We do.     | through my husband's work.
          Speaking. What is it?                       | Speaking.  | What is it?
          Oh, the baker. Yes, dear, it is time.       | Yes, dear. | it is time.
          No, I'll wait.                              | No.        | I'll wait.
          Yes, it's in the garage.                    | Yes.       | it's in the garage.
          """)
  void beginsATurnThatGoesOn(String reply, String answer, String rest) {
    assertThat(LeadingAnswer.of(reply)).contains(new LeadingAnswer(answer, rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes, but I can't.",
        "No, wait.",
        "Yes. Actually no.",
        "No problem, Tuesday then.",
        "Yes, if I get a ride.",
        "We do not know that.",
        "Yes.",
        "I don't have the time, sorry, maybe later."
      })
  void butNotWhereItMayBeTurnedRound(String reply) {
    assertThat(LeadingAnswer.of(reply)).isEmpty();
  }
}
