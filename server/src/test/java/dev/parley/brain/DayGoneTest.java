package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayGoneTest {
  private static final Question QUESTION =
      new Question(
          "How would you like to deal with that?",
          "Well.",
          List.of(),
          Expects.OPEN,
          List.of(
              new Question.Choice("paid", "has paid it"), new Question.Choice("will", "will pay")),
          List.of(new Variable("day", Variable.Source.REPLY, "", Variable.Format.DATE)));

  @ParameterizedTest
  @CsvSource({
    "paid,2026-11-27,true",
    "will,2026-11-27,false",
    "'',2026-11-27,false",
    "will,2026-11-28,true",
    "will,2026-12-01,true"
  })
  void isKeptOnlyBesideWhatWasDone(String outcome, String day, boolean kept) {
    Map<String, Reading> left =
        DayGone.without(
            QUESTION,
            Map.of("day", Reading.sure(day)),
            Optional.of(outcome).filter(id -> !id.isEmpty()),
            LocalDate.of(2026, 11, 28));
    assertThat(left.containsKey("day")).isEqualTo(kept);
  }
}
