package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.time.LocalDate;

/** Tells days and times of what was, where it is asked what will be, and the other way round. */
final class OtherTense {
  private final Words words;
  private final Tense tense;
  private final LocalDate today;

  OtherTense(Words words, Tense tense, LocalDate today) {
    this.words = words;
    this.tense = tense;
    this.today = today;
  }

  /**
   * Whether a mention is of another time than the question.
   *
   * @param before what is said of it before it
   * @param after what is said of it behind it
   */
  boolean has(Mention<?> mention, String before, String after) {
    return switch (tense) {
      case FUTURE -> happened(mention, before, after);
      case PAST -> FutureTense.before(before) || FutureTense.behind(after);
      case BIRTH -> false;
    };
  }

  private boolean happened(Mention<?> mention, String before, String after) {
    boolean told = !words.paused(mention.from()) && PastTense.before(before);
    return told
        || derived(mention)
        || (PastTense.behind(after) && oneBreath(mention, before))
        || PastTense.was(before, mention.value(), today);
  }

  /** "On Monday, the pipe burst" is one, "Monday, I finished early" need not be. */
  private boolean oneBreath(Mention<?> mention, String before) {
    return !words.paused(mention.to()) || before.matches("(.* )?(on|at|in)( the)?");
  }

  /** Whether a day is counted from one on which something was. */
  private boolean derived(Mention<?> mention) {
    return mention.value() instanceof Day day
        && day.kind() == Day.Kind.ANOTHER
        && PastTense.story(words.text(words.sentenceFrom(mention.from()), mention.from()));
  }
}
