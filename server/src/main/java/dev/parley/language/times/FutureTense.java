package dev.parley.language.times;

import java.util.regex.Pattern;

/**
 * Tells whether what stands beside a day says that something is still to be on it: "I'll be there
 * on Monday", "they're coming on the ninth".
 */
final class FutureTense {
  /** What only says how the day is told or recalled: "I'd say", "I'm thinking", "that'll be". */
  private static final String TELLING =
      "(?! (?:say|saying|tell|telling|guess|guessing|think|thinking|believe|remember|remembering|swear|check|checking|look|looking|be"
          + " sure|have (?:been|gone|had|\\w+ed)|be( the)?$|go"
          + " with|pretty|almost|fairly|quite|sure|not|sorry|afraid|positive|trying|bet|only|just"
          + " (?:say|guess)|assume|assuming))";

  private static final String WHO =
      "\\b(?:i|we|you|he|she|they|(?:my|our|the|your|his|her|their|a|an) [\\w']+|someone|somebody)";
  private static final String WILL =
      "(?:(?:'ll| will| won't| shall|'m going to| am going to|'re going to| are going to"
          + "|'s going to| is going to| gonna| can| can't| could|'d to| would to"
          + "| want to| need to| have to| has to| plan to| hope to)(?= )"
          + TELLING
          + "|(?:'m|'re|'s| am| are| is)"
          + TELLING
          + "(?! (?:going|calling|talking|saying|wondering|certain|missing)) (?:\\w+ing|due|back"
          + "|away|off|scheduled|booked|free|available))";
  private static final String ASKING =
      "\\b(?:(?:can|could|will|would|should) (?:i|we|you|he|she|they|someone|somebody)"
          + TELLING
          + "|(?<!\\b(?:was|were|been|got|had) )(?:coming|due|scheduled|booked|lined up)(?: up| in"
          + "| out| on| for| this)*(?: the)?$|let's"
          + TELLING
          + "|(?:call|ask|try|ring|phone) (?:me|us|him|her|them|back)|(?:you|we|i) should"
          + TELLING
          + ")";
  private static final Pattern BEFORE =
      Pattern.compile("(?:" + WHO + WILL + "|" + ASKING + ")\\b(?<rest>.*)$");
  private static final Pattern BEHIND = Pattern.compile("^(?:is when )?" + WHO + WILL + "\\b");

  private static final Pattern TURNED =
      Pattern.compile(
          "\\b(was|were|had|did|happened|occurred|been|it's|that's|believe|think|but)\\b");

  private FutureTense() {}

  static boolean before(String text) {
    var matcher = BEFORE.matcher(text);
    return matcher.find()
        && !TURNED.matcher(matcher.group("rest")).find()
        && !PastTense.before(matcher.group("rest"));
  }

  static boolean behind(String text) {
    return BEHIND.matcher(text).find();
  }
}
