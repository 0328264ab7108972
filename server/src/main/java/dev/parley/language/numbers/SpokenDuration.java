package dev.parley.language.numbers;

import dev.parley.language.reading.Reading;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts a stretch of time in the unit that was asked for: of "an hour and a half" 90 minutes. Only
 * a reply that says nothing else is read.
 */
final class SpokenDuration {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");

  /** Seconds; a month and a year are no fixed number of them and only convert into each other. */
  private static final Map<String, Integer> SECONDS =
      Map.of("second", 1, "minute", 60, "hour", 3_600);

  private static final Map<String, Integer> DAYS =
      Map.of("day", 1, "night", 1, "week", 7, "fortnight", 14);
  private static final Map<String, Integer> MONTHS = Map.of("month", 1, "year", 12, "decade", 120);
  private static final Set<String> BEFORE =
      Set.of(
          "it",
          "it's",
          "takes",
          "took",
          "that",
          "that's",
          "for",
          "like",
          "just",
          "oh",
          "well",
          "about",
          "around",
          "roughly",
          "approximately",
          "usually",
          "i'd",
          "say",
          "is",
          "lasts");
  private static final Set<String> BEHIND =
      Set.of("usually", "now", "old", "please", "normally", "or", "so", "thanks", "sir");
  private static final Set<String> HEDGES =
      Set.of("maybe", "perhaps", "probably", "nearly", "almost", "i", "think", "guess", "or", "so");

  private record Stretch(BigDecimal length, String unit, int to) {}

  private final Words words;

  private SpokenDuration(Words words) {
    this.words = words;
  }

  /** The whole reply as one duration; nothing where its unit is that of the question already. */
  static Optional<Reading> of(Words words, AskedNumber asked) {
    return asked.unit().flatMap(unit -> new SpokenDuration(words).in(unit));
  }

  private Optional<Reading> in(String unit) {
    int from = corrected();
    while (words.is(from, BEFORE) || words.is(from, HEDGES)) {
      from++;
    }
    Stretch first = stretch(from);
    if (first == null) {
      return Optional.empty();
    }
    if (first.length().compareTo(BigDecimal.ONE) == 0
        && words.follow(first.to(), "or two")
        && ends(first.to() + 2)) {
      return between(first, unit);
    }
    Stretch second = stretch(words.is(first.to(), "and") ? first.to() + 1 : first.to());
    int to = second == null ? first.to() : second.to();
    if (!ends(to) || (second == null && first.unit().equals(unit) && whole(first))) {
      return Optional.empty();
    }
    BigDecimal rest = second == null ? BigDecimal.ZERO : factor(second, unit);
    BigDecimal length = factor(first, unit);
    boolean mixed = second != null && first.length().remainder(BigDecimal.ONE).signum() != 0;
    boolean beside = second != null && size(second.unit()) >= size(first.unit());
    if (length == null || rest == null || mixed || beside) {
      return Optional.empty();
    }
    BigDecimal one = BigDecimal.valueOf(size(unit));
    BigDecimal value = length.add(rest).divide(one, 2, RoundingMode.HALF_UP);
    boolean exact = value.multiply(one).compareTo(length.add(rest)) == 0;
    boolean days = DAYS.containsKey(unit) && !first.unit().equals(unit);
    return Optional.of(new Reading(Amount.text(value), exact && !days && !hedged(from, to)));
  }

  /** Behind the last word that takes back what is said before it. */
  private int corrected() {
    for (int i = words.size() - 1; i > 0; i--) {
      if (words.is(i, "no", "sorry", "actually", "mean", "rather")) {
        return i + 1;
      }
    }
    return 0;
  }

  /** An hour or two. */
  private static Optional<Reading> between(Stretch one, String unit) {
    BigDecimal length = factor(one, unit);
    if (length == null || one.unit().equals(unit)) {
      return Optional.empty();
    }
    BigDecimal low = length.divide(BigDecimal.valueOf(size(unit)), 2, RoundingMode.HALF_UP);
    NumberRange range = NumberRange.between(low, low.multiply(BigDecimal.TWO));
    return Optional.of(Reading.unsure(range.text()));
  }

  private boolean ends(int to) {
    int at = to;
    while (words.is(at, BEHIND) || words.is(at, HEDGES)) {
      at++;
    }
    return at >= words.size();
  }

  private boolean hedged(int from, int to) {
    boolean hedged = words.questioned(to - 1);
    for (int i = 0; i < words.size(); i++) {
      hedged |= (i < from || i >= to) && words.is(i, HEDGES);
    }
    return hedged;
  }

  private static boolean whole(Stretch stretch) {
    return stretch.length().remainder(BigDecimal.ONE).signum() == 0
        && stretch.length().compareTo(BigDecimal.ONE) > 0;
  }

  /** "Half an hour", "three quarters of an hour", "two and a half hours", "a year and a half". */
  private @Nullable Stretch stretch(int at) {
    if (words.follow(at, "half a") || words.follow(at, "half an")) {
      return stretch(HALF, at + 2);
    }
    int quarter = words.is(at, "a") ? at + 1 : at;
    if (words.follow(quarter, "quarter of a") || words.follow(quarter, "quarter of an")) {
      return stretch(QUARTER, quarter + 3);
    }
    if (words.follow(at, "three quarters of a") || words.follow(at, "three quarters of an")) {
      return stretch(QUARTER.multiply(BigDecimal.valueOf(3)), at + 4);
    }
    Numerals.Read read =
        words.is(at, "a", "an")
            ? new Numerals.Read(1, 1)
            : Numerals.cardinal(words.list(), at).orElse(null);
    if (read == null) {
      return null;
    }
    int to = at + read.length();
    BigDecimal part = part(to);
    BigDecimal count = BigDecimal.valueOf(read.value());
    return part.signum() > 0 ? stretch(count.add(part), to + 3) : stretch(count, to);
  }

  private @Nullable Stretch stretch(BigDecimal length, int at) {
    String unit = words.at(at).replaceFirst("s$", "");
    if (!SECONDS.containsKey(unit) && !DAYS.containsKey(unit) && !MONTHS.containsKey(unit)) {
      return null;
    }
    BigDecimal part = part(at + 1);
    return new Stretch(length.add(part), unit, part.signum() > 0 ? at + 4 : at + 1);
  }

  private BigDecimal part(int at) {
    return words.follow(at, "and a half")
        ? HALF
        : words.follow(at, "and a quarter") ? QUARTER : BigDecimal.ZERO;
  }

  /** How many of the smallest of its kind it has; null if it is of another kind than the unit. */
  private static @Nullable BigDecimal factor(Stretch stretch, String unit) {
    boolean alike =
        SECONDS.containsKey(unit)
            ? SECONDS.containsKey(stretch.unit())
            : DAYS.containsKey(unit)
                ? DAYS.containsKey(stretch.unit())
                : MONTHS.containsKey(unit) && MONTHS.containsKey(stretch.unit());
    return alike ? stretch.length().multiply(BigDecimal.valueOf(size(stretch.unit()))) : null;
  }

  private static int size(String unit) {
    return SECONDS.getOrDefault(unit, DAYS.getOrDefault(unit, MONTHS.getOrDefault(unit, 0)));
  }
}
