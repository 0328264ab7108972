package dev.parley.language.numbers;

import java.util.regex.Pattern;

/**
 * Says limits that are put as a refusal as what they are: "I can't go over 500" is "no more than
 * 500", and refuses nothing.
 */
final class LimitPhrases {
  private static final String NOT =
      "\\b(can['’]?t|cannot|can not|could(n['’]t| not)|wo(n['’]t)|would(n['’]t| not)|will not"
          + "|don['’]t"
          + "|do not|does(n['’]t| not)|is(n['’]t| not)|should(n['’]t| not)|must(n['’]t| not)|not"
          + "|never"
          + "|nothing|no)";
  private static final String BETWEEN =
      "( (?!(know|care|mind|sure|remember|understand|if|whether|but|because|so|and|i|on|at|till"
          + "|until|before)\\b)[\\p{L}'’]+){0,6}?";
  private static final String AMOUNT =
      "(?= (about |around |like |roughly |maybe |say |the |that |a )*[$£€]?(\\d|\\p{L}+))";
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?i)"
              + NOT
              + BETWEEN
              + " (over|above|beyond|past|more than|higher than|exceed|exceeding|in excess of|north"
              + " of|upwards of)"
              + AMOUNT);
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?i)"
              + NOT
              + BETWEEN
              + " (under|below|less than|fewer than|lower than|short of|south of)"
              + AMOUNT);

  private LimitPhrases() {}

  static String plain(String text) {
    return AT_LEAST
        .matcher(AT_MOST.matcher(text).replaceAll("no more than"))
        .replaceAll("at least");
  }
}
