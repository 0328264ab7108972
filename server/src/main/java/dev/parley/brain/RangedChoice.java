package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.Reading;
import dev.parley.language.ValueContext;
import dev.parley.language.Values;
import dev.parley.language.Whereabouts;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one of several choices whose range holds the number that a reply says: "Fifteen." is "more
 * than 12". Only where two choices or more are ranges, and one alone holds it: that is arithmetic
 * and wants no reading.
 */
final class RangedChoice {
  private static final String NUMBER =
      "[$£€]?(\\d[\\d,]*(?:\\.\\d+)?) ?(k|m|thousand|million|grand)?\\b";
  private static final Pattern BETWEEN =
      Pattern.compile("(?:between |from )?" + NUMBER + " ?(?:-|–|to|and|through) ?" + NUMBER);
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?:up to|at most|no more than|not more than|maximum(?: of)?|max) "
              + NUMBER
              + "|"
              + NUMBER
              + " (?:\\p{L}+ )?or (?:fewer|less|under|below|smaller)");
  private static final Pattern BELOW =
      Pattern.compile("(?:fewer than|less than|under|below|<) ?" + NUMBER);
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?:at least|no fewer than|no less than|minimum(?: of)?|min|from) "
              + NUMBER
              + "|"
              + NUMBER
              + " (?:\\p{L}+ )?(?:or|and) (?:more|over|above|up|greater|bigger)");
  private static final Pattern ABOVE =
      Pattern.compile("(?:more than|greater than|over|above|>) ?" + NUMBER);

  /** Times of day and days of the month are no quantities. */
  private static final Pattern OF_A_CLOCK =
      Pattern.compile("\\d(st|nd|rd|th)\\b|\\d ?(am|pm)\\b|o'clock|\\d:\\d\\d|\\b0\\d{3}\\b");

  private static final ValueContext CONTEXT =
      new ValueContext(
          Expects.NUMBER, "", LocalDateTime.MIN, new Whereabouts(ZoneOffset.UTC, null, null), null);

  /** From a number to a number, null for no end. */
  private record Range(
      @Nullable BigDecimal from,
      boolean fromIncluded,
      @Nullable BigDecimal to,
      boolean toIncluded) {
    boolean holds(BigDecimal number) {
      if (equals(NONE)) {
        return false;
      }
      int low = from == null ? 1 : number.compareTo(from);
      int high = to == null ? -1 : number.compareTo(to);
      return (low > 0 || (low == 0 && fromIncluded)) && (high < 0 || (high == 0 && toIncluded));
    }
  }

  private static final Range NONE = new Range(null, false, null, false);

  /** How probable the ranges must be together. */
  private static final double ABOUT = 0.5;

  private RangedChoice() {}

  /**
   * The choice.
   *
   * @param reading how probable each choice is in a reading of the reply, which says whether it
   *     tells a quantity at all
   */
  static Optional<Question.Choice> of(
      String reply, List<Question.Choice> choices, List<Double> reading) {
    List<Range> ranges = choices.stream().map(choice -> range(choice.label())).toList();
    double about = 0;
    int count = 0;
    for (int i = 0; i < choices.size(); i++) {
      if (!ranges.get(i).equals(NONE)) {
        about += reading.get(i);
        count++;
      }
    }
    return count < 2 || about < ABOUT
        ? Optional.empty()
        : number(reply).flatMap(number -> holding(number, choices, ranges));
  }

  private static Optional<Question.Choice> holding(
      BigDecimal number, List<Question.Choice> choices, List<Range> ranges) {
    List<Question.Choice> holding = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      if (ranges.get(i).holds(number)) {
        holding.add(choices.get(i));
      }
    }
    return holding.size() == 1 ? Optional.of(holding.getFirst()) : Optional.empty();
  }

  private static Optional<BigDecimal> number(String reply) {
    return Values.read(Variable.Format.NUMBER, reply, CONTEXT)
        .filter(Reading::sure)
        .map(Reading::value)
        .filter(value -> value.matches("-?\\d+(\\.\\d+)?"))
        .map(BigDecimal::new);
  }

  private static Range range(String label) {
    String text = label.toLowerCase(Locale.ROOT);
    if (OF_A_CLOCK.matcher(text).find()) {
      return NONE;
    }
    Matcher at = AT_MOST.matcher(text);
    if (at.find()) {
      return new Range(null, false, either(at), true);
    }
    at = BELOW.matcher(text);
    if (at.find()) {
      return new Range(null, false, amount(at, 1), false);
    }
    at = BETWEEN.matcher(text);
    if (at.find()) {
      return between(at);
    }
    at = AT_LEAST.matcher(text);
    if (at.find()) {
      return new Range(either(at), true, null, false);
    }
    at = ABOVE.matcher(text);
    return at.find() ? new Range(amount(at, 1), false, null, false) : NONE;
  }

  /** "5 to 10k" is five thousand to ten thousand. */
  private static Range between(Matcher at) {
    BigDecimal to = amount(at, 3);
    BigDecimal from =
        at.group(2) == null && at.group(4) != null
            ? amount(at.group(1), at.group(4))
            : amount(at, 1);
    return new Range(from, true, to, true);
  }

  private static BigDecimal either(Matcher at) {
    return at.group(1) == null ? amount(at, 3) : amount(at, 1);
  }

  private static BigDecimal amount(Matcher at, int group) {
    return amount(at.group(group), at.group(group + 1));
  }

  private static BigDecimal amount(String digits, @Nullable String scale) {
    BigDecimal number = new BigDecimal(digits.replace(",", ""));
    if (scale == null) {
      return number;
    }
    return number.multiply(
        BigDecimal.valueOf(scale.equals("m") || scale.equals("million") ? 1_000_000 : 1_000));
  }
}
