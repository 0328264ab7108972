package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times told from the hour: "half past two", "a quarter to three", "ten past four". */
final class PastTheHour {
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final Words words;

  PastTheHour(Words words) {
    this.words = words;
  }

  /** The one that begins at a word; null for none. */
  ClockTimes.@Nullable Said at(int i) {
    int at = words.is(i, "a") ? i + 1 : i;
    int minutes;
    int next = at + 1;
    boolean named = true;
    if (words.is(at, "half")) {
      minutes = 30;
      Optional<Numerals.Read> hour = hour(next);
      if (at == i
          && hour.isPresent()
          && !words.is(next + hour.get().length(), ClockTimes.COUNTED)) {
        return new ClockTimes.Said(
            (int) hour.get().value(), 30, i, next + hour.get().length(), false, true);
      }
    } else if (words.is(at, "quarter")) {
      minutes = 15;
    } else if (at > i && words.is(at, "minute")) {
      minutes = 1;
    } else {
      Optional<Numerals.Read> number = Numerals.cardinal(words.list(), at);
      if (number.isEmpty() || number.get().value() < 1 || number.get().value() > 59) {
        return null;
      }
      minutes = (int) number.get().value();
      next = at + number.get().length();
      named = words.is(next, "minutes", "minute");
      next = named ? next + 1 : next;
    }
    boolean past = words.is(next, "past", "after", "gone");
    boolean to = words.is(next, "to", "till", "til", "before", "of");
    if ((!named && minutes % 5 != 0) || !(past || (to && minutes < 30))) {
      return null;
    }
    Optional<Numerals.Read> hour = hour(next + 1);
    boolean noon = words.is(next + 1, "noon", "midday", "midnight");
    if (hour.isEmpty() && !noon) {
      return null;
    }
    int end = next + 1 + hour.map(Numerals.Read::length).orElse(1);
    boolean range = !named && minutes <= 12 && !words.is(at - 1, "at", "around", "about");
    int off = past ? minutes : -minutes;
    ClockTimes.Said noonwards =
        noon ? named(next + 1) : hour.get().value() == 12 ? named(end) : null;
    if (noonwards != null) {
      int of = (noonwards.hour() * 60 + off + MINUTES_OF_DAY) % MINUTES_OF_DAY;
      return new ClockTimes.Said(of / 60, of % 60, i, noonwards.to(), true, !range || past);
    }
    int of = hour.map(read -> (int) read.value()).orElse(12) * 60 + off;
    return new ClockTimes.Said(of / 60 == 0 ? 12 : of / 60, of % 60, i, end, false, !range || past);
  }

  /** Noon and midnight. */
  ClockTimes.@Nullable Said named(int i) {
    int at =
        words.is(i, "twelve", "12") && words.is(i + 1, "noon", "midday", "midnight") ? i + 1 : i;
    return switch (words.at(at)) {
      case "noon", "midday" -> new ClockTimes.Said(12, 0, i, at + 1, true, true);
      case "noonish" -> new ClockTimes.Said(12, 0, i, at + 1, true, false);
      case "midnight" -> new ClockTimes.Said(0, 0, i, at + 1, true, true);
      default -> null;
    };
  }

  /** An hour of the clock. */
  private Optional<Numerals.Read> hour(int at) {
    return Numerals.cardinal(words.list(), at)
        .filter(hour -> hour.value() >= 1 && hour.value() <= 12);
  }
}
