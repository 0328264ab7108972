package dev.parley.language.times;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a question is about what will be or what was. */
enum Tense {
  FUTURE,
  PAST,
  /** When somebody was born: a date of the past that needs its year. */
  BIRTH;

  private static final Pattern BORN =
      Pattern.compile("\\b(birth|born|birth_?day|dob|d\\.o\\.b)\\b|birth_?date");
  private static final Pattern WAS =
      Pattern.compile(
          "\\b((when|what|which|day|date|time)( \\w+)? (did|was|were|have you|has)|how long"
              + " ago|date of (the |your )?(accident|loss|incident|injury|purchase|last|theft|crash"
              + "|collision|damage|death|diagnosis|leak|fault)|last"
              + " (visit|payment|service|appointment|time)|happened|occurred|since when)\\b");

  /** What was wished may still be to come. */
  private static final Pattern WISHED =
      Pattern.compile(
          "\\b(did|were|was|have) (you|they|he|she|we)( guys)? (want|like|need|prefer|have in mind"
              + "|wish|think|thinking|hoping|looking|planning|wanting|going|hope|plan)");

  private static final Pattern BACK_THEN =
      Pattern.compile(
          "\\b(day|date|time|when|since)( that| when| on which)? (it|you|they|he|she|this|that"
              + "|(the|your|their) \\w+)( first| last| actually)? (broke|began|went|came|fell|got"
              + "|bought|sold|left|lost|met|had|took|made|paid|sent|saw|moved|started|stopped"
              + "|called|arrived|joined|signed|visited|opened|noticed|received|purchased|ended"
              + "|failed|was|were)\\b");

  private static final Pattern AHEAD =
      Pattern.compile(
          "\\b(suits?|(would|do) you (like|prefer|want)|they would (like|prefer)|prefer(red)?"
              + "|appointment|visit|book|reschedule|schedule|come|deliver|delivery|arrive|will"
              + "|shall|works? (best )?for|convenient|available|meet|call (you )?back|when can"
              + "|next)\\b");

  /** Whether a question certainly is about what will be. */
  static boolean ahead(String asked) {
    return of(asked) == FUTURE && AHEAD.matcher(asked.toLowerCase(Locale.ROOT)).find();
  }

  static Tense of(String asked) {
    String plain = asked.toLowerCase(Locale.ROOT).replace('_', ' ');
    if (BORN.matcher(plain).find()) {
      return BIRTH;
    }
    if (WISHED.matcher(plain).find()) {
      return FUTURE;
    }
    return WAS.matcher(plain).find() || BACK_THEN.matcher(plain).find() ? PAST : FUTURE;
  }
}
