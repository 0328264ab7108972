package dev.parley.language;

import java.util.Set;

/**
 * Tells numbers that stand alone and are no hour of the clock: the minutes of "twenty past", what
 * is counted ("two questions"), one digit of many.
 */
final class LoneNumbers {
  private static final int MANY = 3;

  /** Words in -s behind an hour that are not what is counted. */
  private static final Set<String> NO_NOUNS =
      Set.of(
          "works", "suits", "sounds", "thanks", "this", "says", "thus", "does", "perhaps",
          "seems", "looks", "always", "sometimes", "unless", "plus", "helps", "makes", "goes",
          "gets", "fits", "feels", "tends", "happens", "mornings", "afternoons", "evenings",
          "nights");

  private final Words words;

  LoneNumbers(Words words) {
    this.words = words;
  }

  /** Whether the number of these words cannot be an hour. */
  boolean noHour(int from, int to) {
    int before = words.is(from - 1, "and") ? from - 2 : from - 1;
    return words.is(before, "hundred", "thousand")
        || minutesOnly(to)
        || measuring(to)
        || going(to)
        || counting(from, to)
        || oneOfDigits(from);
  }

  /** Twenty past, ten to: the hour is left out. */
  private boolean minutesOnly(int to) {
    return words.is(to, "past")
        || (words.is(to, "to", "till", "til", "of", "after", "before")
            && (to + 1 >= words.size()
                || words.paused(to + 1)
                || words.follow(to + 1, "the hour")
                || words.is(to + 1, "please", "would", "is", "works", "then", "ok", "okay")));
  }

  /** Two to three hours: how long, and not when. */
  private boolean measuring(int to) {
    int second = to + 1;
    int length = Numerals.cardinal(words.list(), second).map(Numerals.Read::length).orElse(0);
    return words.is(to, "to", "or")
        && length > 0
        && words.at(second + length).matches("(hour|minute|min|day|week|month|people|kid)s?");
  }

  /** Nine ninety: the number goes on, and no time comes of it. */
  private boolean going(int to) {
    return !words.paused(to)
        && Numerals.cardinal(words.list(), to).filter(more -> more.value() >= 60).isPresent();
  }

  private boolean counting(int from, int to) {
    String next = words.at(to);
    boolean noun =
        next.matches("\\p{L}{3,}s")
            && !next.matches(".*(days|wards)")
            && !NO_NOUNS.contains(next)
            && !words.paused(to);
    boolean ofThem =
        words.is(from - 1, "those", "these", "us")
            || (words.is(from - 1, "the")
                && words.is(from - 2, "of", "either", "both", "all", "any", "between"));
    return (noun || ofThem) && !words.is(to, "am", "pm", "oclock");
  }

  private boolean oneOfDigits(int at) {
    int from = at;
    while (from > 0 && !words.paused(from) && Numerals.digit(words.at(from - 1)) >= 0) {
      from--;
    }
    int to = at;
    while (Numerals.digit(words.at(to)) >= 0 && (to == from || !words.paused(to))) {
      to++;
    }
    return to - from >= MANY;
  }
}
