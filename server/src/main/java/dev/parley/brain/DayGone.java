package dev.parley.brain;

import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day that is past and was not asked for: "I told my husband last night. Yes, let's do it." It is
 * kept only beside an outcome that tells of what was done.
 */
final class DayGone {
  private static final Pattern DONE =
      Pattern.compile(
          "(?i)\\b(?:has|have|had|already|was|were|did)\\b|\\b(?:paid|sold|sent|bought|gave|left|lost|went|\\p{L}{3,}ed)\\b");

  private DayGone() {}

  /** The values without such days. */
  static Map<String, Reading> without(
      Question question, Map<String, Reading> values, Optional<String> outcome, LocalDate today) {
    boolean done =
        question.choices().stream()
            .filter(choice -> outcome.filter(choice.id()::equals).isPresent())
            .anyMatch(choice -> DONE.matcher(choice.label()).find());
    if (question.choices().isEmpty() || done) {
      return values;
    }
    Map<String, Reading> left = new HashMap<>(values);
    for (Variable variable : question.variables()) {
      Reading reading = values.get(variable.name());
      if (reading != null
          && variable.format() == Variable.Format.DATE
          && question.expects() != variable.format().expects()
          && LocalDate.parse(reading.value()).isBefore(today)) {
        left.remove(variable.name());
      }
    }
    return Map.copyOf(left);
  }
}
