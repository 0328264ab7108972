package dev.parley.conversation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds times of day: "half past two", "2:30 pm", "at two". Without a word on the half of the day
 * it is the one between seven in the morning and seven in the evening; agents read times back.
 */
final class Times {
  private static final Set<String> LEADING =
      Set.of(
          "at", "around", "about", "by", "before", "after", "from", "say", "maybe", "until", "to");
  private static final int EARLIEST_HOUR = 7;

  private final List<String> tokens;
  private final boolean bare;

  private Times(List<String> tokens, boolean bare) {
    this.tokens = tokens;
    this.bare = bare;
  }

  /**
   * The time that is meant, if one is.
   *
   * @param asked whether a time was asked for, so that a number alone is one
   */
  static Optional<LocalTime> of(String text, boolean asked, LocalDate today) {
    List<String> tokens = Tokens.of(text);
    List<Span<LocalDate>> dates = Dates.all(tokens, today);
    Times times = new Times(tokens, asked);
    List<Span<LocalTime>> spans = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      int at = i;
      Span<LocalTime> span = dates.stream().anyMatch(date -> date.covers(at)) ? null : times.at(i);
      if (span != null) {
        spans.add(span);
        i = span.to();
      } else {
        i++;
      }
    }
    return Span.meant(spans, tokens).map(Span::value);
  }

  private @Nullable Span<LocalTime> at(int i) {
    if (is(i, "noon") || is(i, "midday")) {
      return new Span<>(LocalTime.NOON, i, i + 1);
    }
    if (is(i, "midnight")) {
      return new Span<>(LocalTime.MIDNIGHT, i, i + 1);
    }
    Span<LocalTime> relative = relative(i);
    return relative == null ? clock(i) : relative;
  }

  /** Half past two, a quarter to three, ten past four. */
  private @Nullable Span<LocalTime> relative(int i) {
    int at = is(i, "a") ? i + 1 : i;
    int minutes;
    int next;
    if (is(at, "half")) {
      minutes = 30;
      next = at + 1;
    } else if (is(at, "quarter")) {
      minutes = 15;
      next = at + 1;
    } else {
      Optional<Numerals.Read> number = Numerals.cardinal(tokens, at);
      if (number.isEmpty() || number.get().value() < 1 || number.get().value() > 59) {
        return null;
      }
      minutes = (int) number.get().value();
      next = at + number.get().length();
      next = is(next, "minutes") ? next + 1 : next;
    }
    boolean past = is(next, "past") || is(next, "after");
    boolean to = is(next, "to") || is(next, "till") || is(next, "before") || is(next, "of");
    boolean named = is(at, "half") || is(at, "quarter") || minutes % 5 == 0;
    if (!named || !(past || (to && minutes < 30))) {
      return null;
    }
    Optional<Numerals.Read> hour = Numerals.cardinal(tokens, next + 1);
    if (hour.isEmpty() || hour.get().value() < 1 || hour.get().value() > 12) {
      return null;
    }
    int end = next + 1 + hour.get().length();
    int minutesOfDay = (int) hour.get().value() * 60 + (past ? minutes : -minutes);
    return halved(minutesOfDay / 60, minutesOfDay % 60, i, end);
  }

  /** Two thirty, 2:30 pm, three o'clock, at two. */
  private @Nullable Span<LocalTime> clock(int i) {
    String token = tokens.get(i);
    if (token.matches("\\d{1,2}[:.]\\d{2}")) {
      String[] parts = token.split("[:.]", 2);
      return halved(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), i, i + 1);
    }
    if (token.matches("[1-9]\\d{2,3}") && (marked(i + 1) || bare)) {
      int number = Integer.parseInt(token);
      return halved(number / 100, number % 100, i, i + 1);
    }
    Optional<Numerals.Read> hour = Numerals.cardinal(tokens, i);
    if (hour.isEmpty() || hour.get().value() > 24 || hour.get().value() < 1) {
      return null;
    }
    int next = i + hour.get().length();
    int minutes = minutes(next);
    if (minutes > 0) {
      int length =
          is(next, "oh") || is(next, "o")
              ? 2
              : Numerals.cardinal(tokens, next).map(Numerals.Read::length).orElse(1);
      return halved((int) hour.get().value(), minutes, i, next + length);
    }
    boolean leading =
        (i > 0 && LEADING.contains(tokens.get(i - 1))) || (is(i - 2, "make") && is(i - 1, "it"));
    boolean counted =
        next < tokens.size()
            && tokens
                .get(next)
                .matches("days?|weeks?|months?|years?|hours?|minutes?|people|of|other|more");
    return (leading || marked(next) || bare) && !counted
        ? halved((int) hour.get().value(), 0, i, next)
        : null;
  }

  private int minutes(int at) {
    if (is(at, "oh") || is(at, "o")) {
      int digit = at + 1 < tokens.size() ? Numerals.digit(tokens.get(at + 1)) : -1;
      return Math.max(digit, 0);
    }
    return Numerals.cardinal(tokens, at)
        .map(Numerals.Read::value)
        .filter(minutes -> minutes >= 10 && minutes < 60)
        .map(Long::intValue)
        .orElse(0);
  }

  /** Whether what stands at a token makes a time of the number before it. */
  private boolean marked(int at) {
    return is(at, "am") || is(at, "pm") || is(at, "oclock") || (is(at, "in") && is(at + 1, "the"));
  }

  private @Nullable Span<LocalTime> halved(int hour, int minute, int from, int end) {
    if (hour > 24 || minute > 59) {
      return null;
    }
    int to = is(end, "oclock") ? end + 1 : end;
    boolean said = is(to, "am") || is(to, "pm");
    boolean morning = is(to, "am") || within(to, "morning");
    boolean late =
        is(to, "pm")
            || within(to, "afternoon")
            || within(to, "evening")
            || within(to, "tonight")
            || within(to, "night");
    int clockHour = hour % 24;
    if (hour >= 1 && hour <= 12) {
      boolean afternoon = late || (!morning && (hour < EARLIEST_HOUR || hour == 12));
      clockHour = hour % 12 + (afternoon ? 12 : 0);
    }
    return new Span<>(LocalTime.of(clockHour, minute), from, said ? to + 1 : to);
  }

  /** Whether a word that names a half of the day stands near: "two in the afternoon". */
  private boolean within(int at, String word) {
    return tokens.subList(Math.max(0, at - 6), Math.min(tokens.size(), at + 4)).contains(word);
  }

  private boolean is(int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.get(i).equals(word);
  }
}
