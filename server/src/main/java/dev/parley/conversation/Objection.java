package dev.parley.conversation;

import dev.parley.language.intents.TurnWords;
import java.util.regex.Pattern;

/**
 * What a callee says over our goodbye or after it. It is said to that and not to the question
 * before, so it is judged by itself; and what it objects to is not done again without asking.
 *
 * @param turn the turn that led to the goodbye
 * @param outcome that it was taken for, empty for none
 * @param heard whether the callee heard any of the goodbye
 */
record Objection(String turn, String outcome, boolean heard) {
  private static final Pattern BARE =
      Pattern.compile("(?i)\\W*(?:yes|yeah|yep|no|nope|nah|okay|ok|right)\\W*");

  /** To the goodbye that is being said, or was. */
  static Objection over(LatestTurn latest, Memory before, Memory now, boolean heard) {
    boolean taken =
        now.outcomes.size() > before.outcomes.size()
            && now.outcomes.get(before.outcomes.size()).node().equals(before.node);
    return new Objection(
        latest.turn().text(),
        taken ? now.outcomes.get(before.outcomes.size()).outcome() : "",
        heard);
  }

  Objection and(boolean alsoHeard) {
    return new Objection(turn, outcome, heard || alsoHeard);
  }

  /** Whether a turn sounds like a no to our goodbye, and only says that this was all. */
  boolean none(String whole) {
    String news = news(whole);
    return TurnWords.done(news) && !TurnWords.farewell(news) && !TurnWords.agreeing(news);
  }

  /** Whether a turn is a mere yes or no. */
  boolean bare(String whole) {
    return BARE.matcher(news(whole)).matches();
  }

  /** The part of a turn that may object; empty for one that does not. */
  String in(String whole) {
    String news = news(whole);
    return !(heard || TurnWords.takingBack(news))
            || TurnWords.farewell(news)
            || TurnWords.acknowledging(news)
            || TurnWords.agreeing(news)
        ? ""
        : news;
  }

  private String news(String whole) {
    return whole.startsWith(turn) ? whole.substring(turn.length()).strip() : whole;
  }
}
