package dev.parley.language;

import java.time.LocalDateTime;
import java.util.Optional;

/** Moments named by how many hours or minutes they are off: "in two hours", "in half an hour". */
final class Later {
  private static final int MOST_MINUTES = 3 * 24 * 60;

  private Later() {}

  /** The one that begins at a word, to the minute. */
  static Optional<Mention<LocalDateTime>> at(Words words, int i, LocalDateTime now) {
    if (!words.is(i, "in")) {
      return Optional.empty();
    }
    int at = i + 1;
    int half =
        words.is(at, "half") ? at : words.is(at + 1, "half") && words.is(at, "a") ? at + 1 : -1;
    if (half > 0 && (words.follow(half + 1, "an hour") || words.follow(half + 1, "hour"))) {
      int to = words.is(half + 1, "an") ? half + 3 : half + 2;
      return Optional.of(Mention.sure(rounded(now.plusMinutes(30)), i, to));
    }
    boolean one = words.is(at, "an", "a", "one");
    DateWords.Counted count =
        one ? new DateWords.Counted(1, at + 1) : new DateWords(words).cardinal(at);
    if (words.is(at, "a") && words.is(at + 1, "couple")) {
      count = new DateWords.Counted(2, words.is(at + 2, "of") ? at + 3 : at + 2);
    }
    if (count == null) {
      return Optional.empty();
    }
    boolean andHalf = words.follow(count.to(), "and a half");
    int unit = andHalf ? count.to() + 3 : count.to();
    boolean hours = words.is(unit, "hour", "hours");
    if ((!hours && !words.is(unit, "minute", "minutes", "mins")) || count.value() > MOST_MINUTES) {
      return Optional.empty();
    }
    long minutes = hours ? 60L * count.value() + (andHalf ? 30 : 0) : count.value();
    int to = words.is(unit + 1, "and") && words.follow(unit + 2, "a half") ? unit + 4 : unit + 1;
    return Optional.of(
        Mention.sure(
            rounded(now.plusMinutes(to > unit + 1 && hours ? minutes + 30 : minutes)), i, to));
  }

  private static LocalDateTime rounded(LocalDateTime time) {
    return time.withSecond(0).withNano(0);
  }
}
