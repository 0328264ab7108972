package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one time of day: "half past two", "2:30 pm", "at two", "fifteen hundred hours". */
final class ClockTimes {
  private static final Set<String> LEADING =
      Set.of(
          "at",
          "around",
          "about",
          "by",
          "before",
          "after",
          "from",
          "say",
          "until",
          "till",
          "past",
          "roughly",
          "approximately");
  private static final List<String> LEADING_PHRASES =
      List.of(
          "make it",
          "make that",
          "how about",
          "what about",
          "let's say",
          "not before",
          "more like");
  static final Set<String> COUNTED =
      Set.of(
          "day",
          "days",
          "week",
          "weeks",
          "month",
          "months",
          "year",
          "years",
          "hour",
          "hours",
          "minute",
          "minutes",
          "people",
          "of",
          "other",
          "more",
          "kids",
          "children",
          "adults",
          "guests",
          "dollars",
          "percent",
          "%",
          "k",
          "thousand",
          "hundred",
          "million",
          "times",
          "bedrooms",
          "rooms",
          "persons",
          "others",
          "seconds",
          "miles",
          "blocks",
          "bucks",
          "pounds");
  private final Words words;
  private final boolean bare;
  private final PastTheHour relative;

  /**
   * Reads times.
   *
   * @param bare whether a number alone is one
   */
  ClockTimes(Words words, boolean bare) {
    this.words = words;
    this.bare = bare;
    relative = new PastTheHour(words);
  }

  /**
   * A time as it was said.
   *
   * @param to behind its last word, without those on the half of the day
   * @param whole whether the hour is one of the whole day, so that nothing is to be said of its
   *     half
   */
  record Said(int hour, int minute, int from, int to, boolean whole, boolean sure) {}

  @Nullable Said at(int i, boolean alsoBare) {
    Said named = relative.named(i);
    if (named != null) {
      return named;
    }
    if (otherNumber(i)) {
      return null;
    }
    Said told = relative.at(i);
    if (told != null) {
      return told;
    }
    Said military = military(i);
    return military == null ? clock(i, alsoBare) : military;
  }

  /** Whether the number there is one of a place, of people or of things. */
  private boolean otherNumber(int i) {
    int length = Numerals.cardinal(words.list(), i).map(Numerals.Read::length).orElse(0);
    int to = i + length;
    return length > 0
        && !marked(to)
        && (new PlaceNumbers(words).names(i, to) || new PeopleNumbers(words).counts(i, to));
  }

  /** Fifteen hundred hours, oh nine hundred, 1500 hours. */
  private @Nullable Said military(int i) {
    boolean zero = words.is(i, "oh", "o", "zero");
    Optional<Numerals.Read> read = Numerals.cardinal(words.list(), zero ? i + 1 : i);
    if (read.isEmpty()) {
      return null;
    }
    int value = (int) Math.min(read.get().value(), 10_000);
    int to = (zero ? i + 1 : i) + read.get().length();
    boolean hours = words.is(to, "hours") && !words.is(i - 1, "in", "for");
    boolean hundred = words.is(to - 1, "hundred") && value <= 2400;
    boolean written = words.at(i).matches("[01]\\d[0-5]\\d|2[0-3][0-5]\\d");
    if (hundred && (hours || zero || bare || leading(i))) {
      return new Said(value / 100 % 24, value % 100, i, hours ? to + 1 : to, true, true);
    }
    if (written && (hours || (bare && words.at(i).startsWith("0")))) {
      return new Said(value / 100 % 24, value % 100, i, hours ? to + 1 : to, true, true);
    }
    int minutes = zero && value > 0 && value < 10 ? minutes(to) : 0;
    return minutes > 0 ? new Said(value, minutes, i, to + minuteWords(to), true, true) : null;
  }

  /** Two thirty, 2:30 pm, three o'clock, at two. */
  private @Nullable Said clock(int i, boolean alsoBare) {
    String word = words.at(i);
    if (word.matches("\\d{1,2}[:.][0-5]\\d")) {
      String[] parts = word.split("[:.]", 2);
      boolean certain = word.contains(":") || marked(i + 1) || bare || leading(i);
      return certain
          ? said(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), i, i + 1)
          : null;
    }
    if (word.matches("[1-9]\\d{2,3}") && (marked(i + 1) || bare)) {
      int number = Integer.parseInt(word);
      return said(number / 100, number % 100, i, i + 1);
    }
    boolean ish = word.endsWith("ish") && word.length() > 5;
    Optional<Numerals.Read> hour =
        ish
            ? Numerals.cardinal(List.of(word.substring(0, word.length() - 3)), 0)
            : Numerals.cardinal(words.list(), i);
    if (hour.isEmpty() || hour.get().value() > 24 || hour.get().value() < 1) {
      return null;
    }
    int next = i + hour.get().length();
    if (ish) {
      return new Said((int) hour.get().value(), 0, i, next, false, false);
    }
    int minutes = minutes(next);
    if (minutes > 0 && !words.paused(next) && !words.is(next + minuteWords(next), COUNTED)) {
      return said((int) hour.get().value(), minutes, i, next + minuteWords(next));
    }
    if (new LoneNumbers(words).noHour(i, next)) {
      return null;
    }
    boolean counted = words.is(next, COUNTED) || pronoun(i, next);
    boolean certain =
        marked(next)
            || leading(i)
            || bare
            || alsoBare
            || words.is(next, "ish")
            || (words.is(next, "or") && marked(next + 2));
    if (!certain || (counted && !marked(next))) {
      return null;
    }
    int to = words.is(next, "oclock", "sharp") ? next + 1 : next;
    to = words.is(to, "sharp") ? to + 1 : to;
    boolean about = words.is(to, "ish");
    boolean people = !marked(next) && new PeopleNumbers(words).mayCount(i);
    boolean misheard = hour.get().value() > 12 && !marked(next) && !leading(i);
    return new Said(
        (int) hour.get().value(), 0, i, about ? to + 1 : to, false, !about && !misheard && !people);
  }

  private @Nullable Said said(int hour, int minute, int from, int to) {
    return hour > 24 || minute > 59
        ? null
        : new Said(hour, minute, from, to, words.at(from).matches("0\\d.*"), true);
  }

  private boolean pronoun(int i, int next) {
    return words.is(i, "one")
        && next == i + 1
        && words.is(
            i - 1, "the", "that", "this", "which", "any", "no", "another", "first", "second");
  }

  private boolean leading(int i) {
    return words.is(i - 1, LEADING)
        || LEADING_PHRASES.contains(words.text(i - 2, i))
        || (words.is(i - 1, "to")
            && words.is(i - 2, "it", "that", "time", "appointment", "change", "move"));
  }

  private int minutes(int at) {
    if (words.is(at, "oh", "o", "zero")) {
      return Math.max(Numerals.digit(words.at(at + 1)), 0);
    }
    return Numerals.cardinal(together(at), 0)
        .map(Numerals.Read::value)
        .filter(minutes -> minutes >= 10 && minutes < 60)
        .map(Long::intValue)
        .orElse(0);
  }

  private int minuteWords(int at) {
    return words.is(at, "oh", "o", "zero")
        ? 2
        : Numerals.cardinal(together(at), 0).map(Numerals.Read::length).orElse(0);
  }

  /** The words from one on, up to a pause: "five thirty, six" is no 5:36. */
  private List<String> together(int at) {
    int to = Math.min(at, words.size());
    while (to < words.size() && (to == at || !words.paused(to))) {
      to++;
    }
    return words.list().subList(Math.min(at, to), to);
  }

  /** Whether what stands at a word makes a time of the number before it. */
  private boolean marked(int at) {
    return words.is(at, "am", "pm", "oclock")
        || words.text(at, at + 3).matches("in the (morning|afternoon|evening)")
        || words.follow(at, "at night")
        || words.is(at, "tonight", "sharp");
  }
}
