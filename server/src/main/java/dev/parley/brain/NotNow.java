package dev.parley.brain;

import dev.parley.language.words.Sentences;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A "not right now" by itself, to what asks whether there is anything or whether something is
 * wanted: it declines, and does not ask to be called later.
 */
final class NotNow {
  /** What it is read as. */
  static final String NO = "No.";

  private static final Pattern ALONE =
      Pattern.compile(
          "(?:(?:oh|um+|uh+|well|no|nope|nah|i think|maybe|probably)\\W+)*(?:not|nothing|none)"
              + " (?:right now|just now|now|at the moment|at this (?:time|moment|point)|for now"
              + "|today|yet|that i can think of)(?:\\W+(?:no|thanks|thank you|but thanks))*\\W*");

  private static final Pattern OFFER =
      Pattern.compile(
          "\\b(?:do you have|have you got|did you have|is there|are there) (?:any|anything|something"
              + "|a question|another)\\b|\\banything else\\b|\\bany (?:other )?questions\\b"
              + "|\\b(?:would you like|do you want|do you need|shall (?:we|i)|are you interested"
              + "|should (?:we|i))\\b");

  private NotNow() {}

  static boolean in(Question question) {
    return ALONE.matcher(question.reply().strip().toLowerCase(Locale.ROOT)).matches()
        && OFFER.matcher(Sentences.question(question.said()).toLowerCase(Locale.ROOT)).find();
  }
}
