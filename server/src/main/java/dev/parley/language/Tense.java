package dev.parley.language;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a question is about what will be or what was. */
enum Tense {
  FUTURE,
  PAST,
  /** When somebody was born: a date of the past that needs its year. */
  BIRTH;

  private static final Pattern BORN =
      Pattern.compile("\\b(birth|born|birth_?day|dob)\\b|birth_?date");
  private static final Pattern WAS =
      Pattern.compile(
          "\\b((when|what|which|day|date|time)( \\w+)? (did|was|were|have you|has)|how long"
              + " ago|date of (the |your )?(accident|loss|incident|injury|purchase|last)|last"
              + " (visit|payment|service|appointment|time)|happened|occurred|since when)\\b");

  static Tense of(String asked) {
    String plain = asked.toLowerCase(Locale.ROOT).replace('_', ' ');
    if (BORN.matcher(plain).find()) {
      return BIRTH;
    }
    return WAS.matcher(plain).find() ? PAST : FUTURE;
  }
}
