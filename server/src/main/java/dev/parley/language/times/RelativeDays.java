package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days named by how far off they are: "tomorrow", "in three days", "a week on Friday". */
final class RelativeDays {
  private static final List<String> AFTER_TOMORROW =
      List.of("the day after tomorrow", "day after tomorrow", "overmorrow");
  private static final List<String> BEFORE_YESTERDAY =
      List.of("the day before yesterday", "day before yesterday");
  private static final Map<String, Integer> NAMED =
      Map.of("today", 0, "tonight", 0, "tomorrow", 1, "tmrw", 1, "yesterday", -1);

  private final Words words;
  private final DateWords dates;
  private final ValueContext context;
  private final Tense tense;
  private final Days others;

  /** Finds the day that begins at a word, in whatever way it is named. */
  interface Days {
    @Nullable Mention<Day> at(int i);
  }

  RelativeDays(Words words, ValueContext context, Tense tense, Days others) {
    this.words = words;
    dates = new DateWords(words);
    this.context = context;
    this.tense = tense;
    this.others = others;
  }

  @Nullable Mention<Day> at(int i) {
    int length = words.length(i, AFTER_TOMORROW);
    if (length > 0) {
      return off(2, i, i + length);
    }
    length = words.length(i, BEFORE_YESTERDAY);
    if (length > 0) {
      return off(-2, i, i + length);
    }
    if (words.follow(i, "last night")) {
      return off(-1, i, i + 2);
    }
    if (words.is(i, "this") && words.is(i + 1, "morning", "afternoon", "evening")) {
      return off(0, i, i + 2);
    }
    Integer named = NAMED.get(words.at(i).replaceFirst("'s$", ""));
    if (named != null && !greeting(i)) {
      boolean week = words.is(i + 1, "week") && named >= 0;
      return week ? off(named + 7, i, i + 2) : off(named, i, i + 1);
    }
    Mention<Day> hours = hours(i);
    return hours == null ? counted(i) : hours;
  }

  /** "How are you today?" names no day. */
  private boolean greeting(int i) {
    return words.text(i - 5, i).matches(".*\\bhow('s| are| is) (you|it|your)\\b.*");
  }

  private @Nullable Mention<Day> hours(int i) {
    Optional<Mention<LocalDateTime>> later =
        Later.at(words, i, context.now(), CallTimes.asked(context));
    return later
        .map(mention ->
            new Mention<>(
                new Day(
                    mention.value() == null ? context.today() : mention.value().toLocalDate(),
                    Day.Kind.FULL),
                i,
                mention.to(),
                mention.sure()))
        .orElse(null);
  }

  private @Nullable Mention<Day> counted(int i) {
    boolean in = words.is(i, "in", "within");
    int from = in ? i + 1 : i;
    Mention<Day> beside = beside(from);
    if (beside != null) {
      return beside;
    }
    DateWords.Counted days = dates.days(from);
    if (days == null) {
      return months(i, from, in);
    }
    int to = days.to();
    if (words.is(to, "ago")) {
      return off(-days.value(), i, to + 1);
    }
    if (words.is(to, "from") && words.is(to + 1, "now", "today")) {
      return off(days.value(), i, to + 2);
    }
    boolean weeks = days.value() % 7 == 0;
    boolean joined = words.is(to, "from", "on", "after", "before", "this");
    Mention<Day> base =
        weeks || joined ? others.at(joined && !words.is(to, "this") ? to + 1 : to) : null;
    if (base != null && base.value() != null && !words.paused(to)) {
      int sign = words.is(to, "before") ? -1 : 1;
      return new Mention<>(
          new Day(base.value().date().plusDays((long) sign * days.value()), Day.Kind.FULL),
          i,
          base.to(),
          base.sure());
    }
    boolean vague = words.is(from, "a") && words.is(from + 1, "couple");
    boolean open = words.is(to, "or", "to");
    if (!in || open) {
      return null;
    }
    int time = words.is(to, "time") ? to + 1 : to;
    Mention<Day> off = off(days.value(), i, time);
    return vague ? new Mention<>(off.value(), i, time, false) : off;
  }

  /** The day after Christmas, the day before the third. */
  private @Nullable Mention<Day> beside(int i) {
    int at = words.is(i, "the") ? i + 1 : i;
    boolean any = words.is(at - 1, "any", "every", "each", "some", "a", "whichever", "whatever");
    if (any || !words.is(at, "day") || !words.is(at + 1, "after", "before", "following")) {
      return null;
    }
    Mention<Day> base = others.at(at + 2);
    return base == null || base.value() == null
        ? null
        : new Mention<>(
            new Day(
                base.value().date().plusDays(words.is(at + 1, "before") ? -1 : 1), Day.Kind.FULL),
            i,
            base.to(),
            base.sure());
  }

  private @Nullable Mention<Day> months(int i, int from, boolean in) {
    DateWords.Counted months = dates.months(from);
    if (months == null) {
      return null;
    }
    boolean ago = words.is(months.to(), "ago");
    boolean fromNow = words.is(months.to(), "from") && words.is(months.to() + 1, "now", "today");
    if (!in && !ago && !fromNow) {
      return null;
    }
    LocalDate date = context.today().plusMonths(ago ? -months.value() : months.value());
    int to = ago ? months.to() + 1 : fromNow ? months.to() + 2 : months.to();
    return possible(date, i, to, false);
  }

  private Mention<Day> off(int days, int from, int to) {
    return possible(context.today().plusDays(days), from, to, true);
  }

  /** Yesterday is no answer to what will be, nor tomorrow to what was. */
  private Mention<Day> possible(LocalDate date, int from, int to, boolean sure) {
    boolean possible =
        tense == Tense.FUTURE ? !date.isBefore(context.today()) : !date.isAfter(context.today());
    return possible
        ? new Mention<>(new Day(date, Day.Kind.FULL), from, to, sure)
        : Mention.none(from, to);
  }
}
