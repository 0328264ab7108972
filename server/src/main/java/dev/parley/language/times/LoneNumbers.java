package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
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
          "works",
          "suits",
          "sounds",
          "thanks",
          "this",
          "says",
          "thus",
          "does",
          "perhaps",
          "seems",
          "looks",
          "always",
          "sometimes",
          "unless",
          "plus",
          "helps",
          "makes",
          "goes",
          "gets",
          "fits",
          "feels",
          "tends",
          "happens",
          "mornings",
          "afternoons",
          "evenings",
          "nights");

  private static final Set<String> BEHIND_MINUTES =
      Set.of(
          "please",
          "would",
          "is",
          "works",
          "then",
          "ok",
          "okay",
          "maybe",
          "perhaps",
          "probably",
          "or",
          "i",
          "if",
          "though");

  private final Words words;

  LoneNumbers(Words words) {
    this.words = words;
  }

  /** Whether the number of these words cannot be an hour. */
  boolean noHour(int from, int to) {
    return tail(from)
        || minutesOnly(to)
        || measuring(to)
        || going(to)
        || counting(from, to)
        || oneOfDigits(from);
  }

  /** A hundred and five, an hour or two: the end of what began before. */
  private boolean tail(int from) {
    int before = words.is(from - 1, "and") ? from - 2 : from - 1;
    return words.is(before, "hundred", "thousand")
        || (words.is(from - 1, "or") && words.at(from - 2).matches("(hour|minute|day|week)s?"));
  }

  /** Twenty past, ten to: the hour is left out. */
  private boolean minutesOnly(int to) {
    return words.is(to, "past")
        || (words.is(to, "to", "till", "til", "of", "after", "before")
            && (to + 1 >= words.size()
                || words.paused(to + 1)
                || words.follow(to + 1, "the hour")
                || words.is(to + 1, BEHIND_MINUTES)))
        || (words.is(to, "or", "and") && hourlessPast(to + 1));
  }

  /** Whether "ten past" or "a quarter past" stands there, and no hour behind it. */
  private boolean hourlessPast(int at) {
    int from = words.is(at, "a") ? at + 1 : at;
    int length =
        words.is(from, "quarter", "half")
            ? 1
            : Numerals.cardinal(words.list(), from).map(Numerals.Read::length).orElse(0);
    int past = from + length;
    return length > 0
        && words.is(past, "past")
        && Numerals.cardinal(words.list(), past + 1).isEmpty()
        && !words.is(past + 1, "noon", "midday", "midnight");
  }

  /** Two to three hours, two from now: how long, and not when. */
  private boolean measuring(int to) {
    int second = to + 1;
    int length = Numerals.cardinal(words.list(), second).map(Numerals.Read::length).orElse(0);
    boolean stretch =
        words.is(to, "to", "or")
            && length > 0
            && words.at(second + length).matches("(hour|minute|min|day|week|month|people|kid)s?");
    return stretch || words.follow(to, "from now");
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
