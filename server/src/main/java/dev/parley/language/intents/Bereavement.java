package dev.parley.language.intents;

import java.util.regex.Pattern;

/** Whether somebody tells that a person has died. */
public final class Bereavement {
  private static final String WHO =
      "(?:he|she|they|who(?:ever)? you(?:['’]re| are) (?:calling|looking for)|(?:my|our|his|her) (?:late )?(?:husband|wife"
          + "|partner|mother|father|mum|mom|dad|son|daughter|brother|sister|grandmother|grandfather|grandma|grandpa|uncle"
          + "|aunt|parents?)|mr\\.? \\p{L}+|mrs\\.? \\p{L}+|ms\\.? \\p{L}+)";

  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)\\b"
              + WHO
              + "(?:['’]s| has| have| had| is| was| just| sadly| recently| unfortunately| actually)* (?:passed away|passed(?: on)?(?=\\W*$"
              + "| (?:last|this|in|on|a|two|three)\\b)|died|dead|deceased|no longer (?:with us|alive|living)|gone to heaven)\\b"
              + "|\\b(?:lost|buried) (?:my|our) (?:husband|wife|partner|mother|father|mum|mom|dad|son|daughter|brother|sister)\\b(?!['’])"
              + "|\\bthere (?:has|['’]s) been a death\\b|\\bdeath in the family\\b");

  private Bereavement() {}

  /**
   * Whether a reply tells so.
   *
   * @param reply as it was heard
   */
  public static boolean in(String reply) {
    return TOLD.matcher(reply).find();
  }
}
