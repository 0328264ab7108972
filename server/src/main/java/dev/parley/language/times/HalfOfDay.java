package dev.parley.language.times;

import dev.parley.language.words.Words;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of its two times an hour of the clock means, by what is said beside it. */
enum HalfOfDay {
  AM,
  PM,
  MORNING,
  AFTERNOON,
  EVENING,
  NIGHT,
  /** Nothing is said of it. */
  UNSAID;

  private static final int EARLIEST_HOUR = 7;
  private static final Pattern BEHIND =
      Pattern.compile(
          "^(?:(?:in|at|on|the|this|that|tomorrow|today|same|early|late|\\w+day|next|week|for)"
              + " ){0,4}(am|pm|morning|afternoon|evening|night|tonight)\\b");
  private static final Pattern BEFORE =
      Pattern.compile(
          ".*\\b(morning|afternoon|evening|night|tonight)(?:"
              + " (?:at|around|about|by|say|maybe|of|on|the|next|after|from|like|this|is|works|would|be|good|best|fine|then|so|preferably|i|think|could|do|we|\\w+day|make|it|between))*$");
  private static final String HALF =
      "(?:in |at )?(?:the )?(am|pm|morning|afternoon|evening|night|tonight)";
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "^("
              + HALF
              + "(?: (?:no|nope|sorry|wait|i mean|i meant|actually|or rather|rather|oops|correction"
              + "|scratch that|make (?:it|that)))+(?: it's| that's)? "
              + HALF
              + ")\\b");
  private static final Pattern NOT_OTHER =
      Pattern.compile("^(" + HALF + " (?:and |but )?not " + HALF + ")\\b");
  private static final Pattern NOT_FIRST =
      Pattern.compile("^(not " + HALF + "(?: but| it's| that's)? " + HALF + ")\\b");
  private static final Pattern EITHER = Pattern.compile("^" + HALF + " or " + HALF + "\\b.*");
  private static final int REACH = 14;
  private static final Pattern DENIED =
      Pattern.compile(".*\\bnot( in| at)?( the)? (morning|afternoon|evening|night)\\b.*");

  private static final Pattern AWAY =
      Pattern.compile(
          ".*\\b(out|busy|away|working|work|asleep|booked|full|gone)( (all|every|in|at|on|the|most|of))*"
              + " (morning|afternoon|evening|night)s?\\b.*");

  /** The word that stands right behind an hour, or before it in the same breath. */
  static HalfOfDay beside(Words words, int least, int from, int to) {
    Matcher behind = BEHIND.matcher(words.text(to, words.sentenceTo(Math.max(0, to - 1))));
    if (behind.find()) {
      return of(behind.group(1));
    }
    int start = Math.max(least, words.sentenceFrom(from));
    String before = words.text(start, from);
    Matcher earlier = BEFORE.matcher(before);
    boolean against = DENIED.matcher(before).matches() || AWAY.matcher(before).matches();
    return earlier.matches() && !against ? of(earlier.group(1)) : UNSAID;
  }

  /**
   * A half of the day that is said twice behind an hour.
   *
   * @param half the one that is meant
   * @param to behind its last word
   */
  record Twice(HalfOfDay half, int to) {}

  /** "Seven a.m., no, p.m.", "seven a.m., not p.m.", "seven, not a.m., p.m.". */
  static @Nullable Twice twice(Words words, int at) {
    String behind = words.text(at, at + REACH);
    Matcher takenBack = TAKEN_BACK.matcher(behind);
    Matcher notOther = NOT_OTHER.matcher(behind);
    Matcher notFirst = NOT_FIRST.matcher(behind);
    if (takenBack.find()) {
      return new Twice(of(takenBack.group(3)), at + takenBack.group(1).split(" ").length);
    }
    if (notOther.find()) {
      return new Twice(of(notOther.group(2)), at + notOther.group(1).split(" ").length);
    }
    return notFirst.find()
        ? new Twice(of(notFirst.group(3)), at + notFirst.group(1).split(" ").length)
        : null;
  }

  /** Whether both halves of the day are said behind an hour: "eleven a.m. or p.m." */
  static boolean either(Words words, int at) {
    return EITHER.matcher(words.text(at, at + REACH)).matches();
  }

  static HalfOfDay of(String word) {
    return switch (word) {
      case "am" -> AM;
      case "pm" -> PM;
      case "morning" -> MORNING;
      case "afternoon" -> AFTERNOON;
      case "evening" -> EVENING;
      case "night", "tonight" -> NIGHT;
      default -> UNSAID;
    };
  }

  /**
   * The time of day; null for none such as 25:00.
   *
   * @param hour as it was said, 0 to 24
   */
  @Nullable LocalTime time(int hour, int minute) {
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      return null;
    }
    if (hour == 0 || hour > 12) {
      return LocalTime.of(hour % 24, minute);
    }
    int morning = hour % 12;
    boolean late =
        switch (this) {
          case AM -> false;
          case MORNING -> false;
          case PM, AFTERNOON -> true;
          case EVENING -> hour != 12;
          case NIGHT -> hour >= 5 && hour != 12;
          case UNSAID -> hour < EARLIEST_HOUR || hour == 12;
        };
    return LocalTime.of(late ? morning + 12 : morning, minute);
  }

  /** Whether hour and half leave no doubt: six to eight may be either, fifteen is never a.m. */
  boolean sure(int hour) {
    return switch (this) {
      case UNSAID -> hour < 6 || hour > 8;
      case AM -> hour <= 12;
      case MORNING -> hour < 12;
      case PM -> true;
      case AFTERNOON -> hour == 12 || hour > 12 || hour <= 6;
      case EVENING -> hour >= 4 && hour != 12;
      case NIGHT -> hour != 5 && hour != 6;
    };
  }
}
