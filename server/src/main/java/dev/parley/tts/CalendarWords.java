package dev.parley.tts;

import java.util.List;
import java.util.regex.Pattern;

/** Days, months and dates. */
final class CalendarWords {
  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December";
  private static final String SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";
  private static final String DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
  private static final String SHORT_DAYS = "Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun";

  static final List<SpokenRule> RULES =
      List.of(
          SpokenRule.of(
              "\\b(" + SHORT_DAYS + ")\\.? ?[-–] ?(" + SHORT_DAYS + ")\\b\\.?",
              m -> full(DAYS, m.group(1)) + " to " + full(DAYS, m.group(2))),
          SpokenRule.of(
              "\\b(" + DAYS + ") ?[-–] ?(?=(?:" + DAYS + ")\\b)", m -> m.group(1) + " to "),
          SpokenRule.of(
              "\\b("
                  + SHORT_DAYS
                  + ")(?:\\.(?=,| [a-z\\d])|(?=,? (?:(?:"
                  + MONTHS
                  + "|"
                  + SHORT_MONTHS
                  + ")\\b|\\d|at \\d)))",
              m -> full(DAYS, m.group(1))),
          SpokenRule.of("\\b(" + SHORT_MONTHS + ")\\.?(?=\\s\\d)", m -> full(MONTHS, m.group(1))),
          SpokenRule.of(
              "\\b((?i:on|by|until|before|after|since)) (1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])\\b(?!/)",
              m -> m.group(1) + " " + month(m.group(2)) + " " + m.group(3)),
          SpokenRule.of(
              "\\b(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)",
              m -> m.group(1) + " " + Cardinals.ordinal(Long.parseLong(m.group(2)))),
          SpokenRule.of(
              "\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")\\b",
              m -> "the " + Cardinals.ordinal(Long.parseLong(m.group(1))) + " of " + m.group(2)),
          SpokenRule.of("\\bthe the (?=\\w+(?:-\\w+)? of)", "the "));

  private CalendarWords() {}

  private static String month(String number) {
    return MONTHS.split("\\|", -1)[Integer.parseInt(number) - 1];
  }

  private static String full(String words, String shortened) {
    return Pattern.compile("\\|")
        .splitAsStream(words)
        .filter(word -> word.startsWith(shortened))
        .findFirst()
        .orElse(shortened);
  }
}
