package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.values.Values;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidAgainTest {
  private static final ValueContext CONTEXT =
      new ValueContext(
          Expects.OPEN,
          "",
          LocalDateTime.of(2026, 11, 28, 10, 0),
          Whereabouts.in(ZoneOffset.UTC),
          null);
  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("day", Variable.Source.REPLY, "", Variable.Format.DATE),
          new Variable("time", Variable.Source.REPLY, "", Variable.Format.TIME));

  private static boolean saidAgain(String reply) {
    Map<String, Reading> found = new HashMap<>();
    VARIABLES.forEach(each ->
        Values.read(each.format(), reply, CONTEXT)
            .ifPresent(reading -> found.put(each.name(), reading)));
    return SaidAgain.in(
        new Question(
            "So that is Tuesday, December 1st at 5 PM. Is that right?",
            reply,
            List.of(),
            Expects.YES_NO,
            List.of(),
            VARIABLES),
        found,
        CONTEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tuesday at 5 PM.",
        "Tuesday.",
        "Yes, Tuesday the first at 5 PM.",
        "December first, five PM",
        "Tuesday at five in the afternoon please"
      })
  void isAYes(String reply) {
    assertThat(saidAgain(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, not Tuesday.",
        "Wednesday at 5 PM.",
        "Tuesday at six PM.",
        "Tuesday but can I bring my dog",
        "Tuesday at 5 PM or Friday",
        "Tuesday?",
        "Yes.",
        "I can't on Tuesday."
      })
  void somethingElseIsNone(String reply) {
    assertThat(saidAgain(reply)).isFalse();
  }
}
