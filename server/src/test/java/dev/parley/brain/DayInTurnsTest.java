package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.Whereabouts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On Saturday, 28 November 2026. */
class DayInTurnsTest {
  private static final Variable DAY =
      new Variable("day", Variable.Source.REPLY, "", Variable.Format.DATE);

  private static String day(String before, String again, String reply) {
    List<Line> history =
        List.of(
            Line.agent("I see. When may we ask you again?"),
            Line.callee(before),
            Line.agent(again),
            Line.callee(reply));
    Question question = new Question(again, reply, history, Expects.DATE, List.of(), List.of(DAY));
    return found(question);
  }

  private static String found(Question question) {
    Map<String, Reading> found =
        new ValueFinder((_, _, _) -> Optional.empty())
            .find(question, Instant.parse("2026-11-28T10:00:00Z"), Whereabouts.in(ZoneOffset.UTC));
    Reading reading = found.get("day");
    return reading == null ? "" : reading.value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          January, say.          | The tenth.              | 2027-01-10
          Sometime in February   | on the 3rd, I think     | 2027-02-03
          After Christmas.       | The tenth of January.   | 2027-01-10
          The week after next.   | Wednesday.              | 2026-12-09
          Next week?             | Maybe Wednesday.        | 2026-12-02
          Not in January.        | The tenth.              | 2026-12-10
          The second of January. | No, the tenth.          | 2027-01-10
          """)
  void theMonthOrWeekOfTheTurnBeforeCounts(String before, String reply, String date) {
    assertThat(day(before, "Sorry, I didn't quite get that. When may we ask you again?", reply))
        .isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "I paid that on the fifth of November.,2026-11-05",
    "I will pay it on the fifth of January.,2027-01-05",
    "My wife already sent it on Monday.,2026-11-23"
  })
  void whatWasDoneWasBeforeWhoeverAsksForIt(String reply, String date) {
    Question question =
        new Question(
            "How would you like to deal with that?",
            reply,
            List.of(),
            Expects.OPEN,
            List.of(new Question.Choice("paid", "has paid it")),
            List.of(DAY));
    assertThat(found(question)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({"'January, say.',The tenth.,2026-12-10"})
  void butNotOfAnotherQuestion(String before, String reply, String date) {
    assertThat(day(before, "And when will you pay?", reply)).isEqualTo(date);
  }
}
