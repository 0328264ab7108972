package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnotherTimeTest {
  private static boolean in(String said, String reply) {
    return AnotherTime.in(
        new Question(said, reply, List.of(), Expects.YES_NO, List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "next week would be better",
        "saturday's better i'm home in the morning",
        "on my break at one you can try then",
        "it's a bad time can we do this on friday",
        "not really maybe this afternoon",
        "in half an hour maybe"
      })
  void whoNamesAnotherTimeHasNoneNow(String reply) {
    assertThat(in("This is Elm Garage. Do you have two minutes?", reply)).isTrue();
    assertThat(in("This is Elm Garage. Is now a good time?", reply)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Do you have two minutes?               | two minutes yes
          Do you have two minutes?               | sure but at five I have to go
          Do you have two minutes?               | go ahead
          Would Friday be a good day to come?    | next week would be better
          Shall we bring it on Friday?           | saturday's better
          """)
  void whoAgreesOrIsAskedOfSomethingElseIsNotPutOff(String said, String reply) {
    assertThat(in(said, reply)).isFalse();
  }
}
