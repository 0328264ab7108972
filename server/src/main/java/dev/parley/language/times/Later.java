package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moments named by how many hours or minutes they are off: "in two hours", "an hour and a half from
 * now".
 */
final class Later {
  private static final int MOST_MINUTES = 3 * 24 * 60;

  /** "In two" is hardly two minutes. */
  private static final int FEWEST_ALONE = 5;

  private final Words words;

  private Later(Words words) {
    this.words = words;
  }

  /**
   * A stretch of time.
   *
   * @param to behind its last word
   * @param sure false for "a couple of hours"
   */
  private record Span(long minutes, int to, boolean sure) {
    Span and(int more, int words) {
      return new Span(minutes + more, to + words, sure);
    }
  }

  /**
   * The one that begins at a word, to the minute.
   *
   * @param calling whether it was asked when to call, to which "half an hour" and "in ten" answer
   */
  static Optional<Mention<LocalDateTime>> at(
      Words words, int i, LocalDateTime now, boolean calling) {
    Later later = new Later(words);
    boolean given = calling && words.is(i, "give") && words.is(i + 1, "me", "it", "us");
    boolean in = words.is(i, "in") || given;
    int from = given ? i + 2 : in ? i + 1 : i;
    boolean about = in && words.is(from, "about", "around", "roughly", "maybe", "say", "like");
    Span span = later.span(about ? from + 1 : from);
    if (span == null && in && calling) {
      span = later.minutesAlone(about ? from + 1 : from);
    }
    if (span == null || span.minutes() > MOST_MINUTES) {
      return Optional.empty();
    }
    boolean fromNow = words.follow(span.to(), "from now");
    boolean alone = calling && !in && !fromNow && i == 0 && span.to() == words.size();
    if (!in && !fromNow && !alone) {
      return Optional.empty();
    }
    int to = fromNow ? span.to() + 2 : words.is(span.to(), "time") ? span.to() + 1 : span.to();
    LocalDateTime time = now.plusMinutes(span.minutes()).withSecond(0).withNano(0);
    boolean sure = span.sure() && !about && !alone && !given && !words.is(to, "or");
    return Optional.of(new Mention<>(time, i, to, sure));
  }

  /** Minutes that are not called so: "in ten". */
  private @Nullable Span minutesAlone(int at) {
    DateWords.Counted count = new DateWords(words).cardinal(at);
    if (count == null || count.value() < FEWEST_ALONE || count.value() >= 60) {
      return null;
    }
    boolean ends =
        count.to() == words.size()
            || words.paused(count.to())
            || words.is(count.to(), "or", "please", "then");
    return ends ? new Span(count.value(), count.to(), false) : null;
  }

  private @Nullable Span span(int at) {
    int a = words.is(at, "a") ? at + 1 : at;
    int part = part(a);
    if (part > 0) {
      int hour = a + (words.is(a, "three") ? 2 : 1);
      hour = words.is(hour, "of") ? hour + 1 : hour;
      hour = words.is(hour, "an", "a") ? hour + 1 : hour;
      return hours(hour) ? new Span(part, hour + 1, true) : null;
    }
    boolean couple = words.is(at, "a") && words.is(at + 1, "couple");
    DateWords.Counted count = couple ? couple(at) : count(at);
    if (count == null || count.value() > MOST_MINUTES) {
      return null;
    }
    int more = more(count.to());
    int unit = count.to() + moreWords(count.to());
    if (hours(unit)) {
      Span hours = new Span(60L * count.value() + more, unit + 1, !couple);
      return more > 0 ? hours : beyond(hours);
    }
    return more == 0 && minutes(unit) ? new Span(count.value(), unit + 1, !couple) : null;
  }

  private DateWords.Counted couple(int at) {
    return new DateWords.Counted(2, words.is(at + 2, "of") ? at + 3 : at + 2);
  }

  private DateWords.@Nullable Counted count(int at) {
    if (words.is(at, "hour")) {
      return new DateWords.Counted(1, at);
    }
    return words.is(at, "an", "a", "one", "another")
        ? new DateWords.Counted(1, at + 1)
        : new DateWords(words).cardinal(at);
  }

  /** What is said beyond whole hours: "an hour and a half", "two hours and ten minutes". */
  private Span beyond(Span hours) {
    int more = more(hours.to());
    if (more > 0) {
      return hours.and(more, moreWords(hours.to()));
    }
    int at = words.is(hours.to(), "and") ? hours.to() + 1 : hours.to();
    DateWords.Counted count = new DateWords(words).cardinal(at);
    return count != null && count.value() < 60 && minutes(count.to())
        ? hours.and(count.value(), count.to() + 1 - hours.to())
        : hours;
  }

  /** The minutes of "and a half", "and a quarter", "and three quarters". */
  private int more(int at) {
    return words.is(at, "and") ? part(words.is(at + 1, "a") ? at + 2 : at + 1) : 0;
  }

  private int moreWords(int at) {
    return more(at) == 0 ? 0 : 3;
  }

  private int part(int at) {
    if (words.follow(at, "three quarters")) {
      return 45;
    }
    return words.is(at, "half") ? 30 : words.is(at, "quarter") ? 15 : 0;
  }

  private boolean hours(int at) {
    return words.at(at).matches("(hour|hr)s?'?");
  }

  private boolean minutes(int at) {
    return words.at(at).matches("(minute|min)s?'?");
  }
}
