package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameAgainTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 28, 10, 0);

  private static String read(Variable.Format format, String reply) {
    Question question =
        new Question(
            "What day and time would suit you?",
            reply,
            List.of(
                Line.callee("Friday is bad."),
                Line.agent(
                    "Your service is on Thursday, December 3rd at 2:30 PM. Can you make it?"),
                Line.callee("Not then."),
                Line.agent("What day and time would suit you?"),
                Line.callee(reply)),
            Expects.OPEN,
            List.of(),
            List.of());
    return SameAgain.of(
            new Variable("v", Variable.Source.REPLY, "", format),
            question,
            new ValueContext(Expects.OPEN, "", NOW, Whereabouts.in(ZoneOffset.UTC), null))
        .map(Reading::value)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, Same day is fine but at four, 2026-12-03",
    "DATE, 'The same day, just later.', 2026-12-03",
    "DATE, Could we keep the day?, 2026-12-03",
    "TIME, 'A week later, same time please.', 14:30",
    "TIME, At the same time on Friday, 14:30"
  })
  void isWhatTheAgentSpokeOf(Variable.Format format, String reply, String value) {
    assertThat(read(format, reply)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Not the same day.", "Any day.", "I can't do the same."})
  void andNothingWhereTheyDoNotSaySo(String reply) {
    assertThat(read(Variable.Format.DATE, reply)).isEmpty();
  }
}
