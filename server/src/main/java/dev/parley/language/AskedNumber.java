package dev.parley.language;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a number was asked for: people, money, hours.
 *
 * @param asked the words of the question in lower case, perhaps none
 */
record AskedNumber(String asked) {
  private static final Pattern YEAR =
      Pattern.compile("\\b(what|which|model|the) year\\b|\\byear (was|did|of|is)\\b");
  private static final Pattern MANY = Pattern.compile("\\bhow many\\b|\\bnumber of\\b");
  private static final Pattern PEOPLE =
      Pattern.compile(
          "\\b(people|guests|persons|of you|party|attendees|participants|adults|heads)\\b");
  private static final Pattern MONEY =
      Pattern.compile(
          "\\b(budget|price|costs?|spend|pay|paid|salary|money|dollars|pounds|euros|rent|income"
              + "|fee|wage|earn|worth|afford)\\b|[$£€]");
  private static final Pattern PERCENT =
      Pattern.compile(
          "\\b(percent|percentage|rate|share|proportion|interest|discount|commission|tax|how"
              + " (likely|sure|confident|satisfied))\\b|%|\\bper cent\\b");
  private static final Pattern TIME =
      Pattern.compile("\\b(how (old|long|often|soon)|age|duration|experience)\\b");

  private static final Pattern PAST =
      Pattern.compile("\\b(did|was|were|had|have you|have been|paid|spent|last|ago)\\b");
  private static final Pattern PERIOD =
      Pattern.compile(
          "\\b(an?|per|each|every) (hour|day|week|month|year)\\b"
              + "|\\b(hour|dai|week|month|year|annual)ly\\b|\\bannual\\b");

  static AskedNumber of(ValueContext context) {
    return new AskedNumber(context.asked().toLowerCase(Locale.ROOT).strip());
  }

  boolean known() {
    return !asked.isEmpty();
  }

  boolean year() {
    return YEAR.matcher(asked).find();
  }

  boolean money() {
    return MONEY.matcher(asked).find();
  }

  /** Whether things or people are counted, or a sum is asked for. */
  boolean counted() {
    return MANY.matcher(asked).find() || money();
  }

  boolean people() {
    return PEOPLE.matcher(asked).find() && !money();
  }

  boolean percent() {
    return !known() || PERCENT.matcher(asked).find();
  }

  boolean time() {
    return TIME.matcher(asked).find();
  }

  /** Whether it was asked for what is so, or will be. */
  boolean present() {
    return counted() && !PAST.matcher(asked).find();
  }

  /** Whether it was asked for a stretch of time other than this: a week where a day is said. */
  boolean otherPeriod(String period) {
    boolean same =
        asked.contains(period)
            || (period.equals("day") && asked.contains("daily"))
            || (period.equals("year") && asked.contains("annual"));
    return PERIOD.matcher(asked).find() && !same;
  }

  /** Whether the question speaks of a thing, in the singular or the plural. */
  boolean names(String thing) {
    String one = thing.replaceAll("(?<=...)s$", "");
    return Pattern.compile("\\b" + Pattern.quote(one) + "s?\\b").matcher(asked).find();
  }
}
