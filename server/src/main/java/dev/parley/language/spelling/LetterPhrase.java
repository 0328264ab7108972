package dev.parley.language.spelling;

import dev.parley.language.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of the letters of the word before: "with a v", "without an h", "with two l's". */
public record LetterPhrase(String text, int length) {
  private static final String LETTER =
      "(?:[a-z](?:'?s)?|ph|ck|th|double (?:u|you)|double [a-z]|zed|zee|aitch|haitch|ess|eff|ell"
          + "|tee|dee|vee|cee|gee|jay|kay|cue|why|bee|pee|sea|see|tea)";
  private static final String WHERE =
      "(?: (?:at|on|in) (?:the (?:very )?(?:end|beginning|start|front|middle)|it))?";
  private static final String ARTICLE =
      "(?:an?|one|two|double|triple|the|no|just one|only one|the letter|a single|a double|a"
          + " capital)";
  private static final String FOR = "(?:,? (?:as in|like|for) (?!my|the|a )[\\p{L}']+)?";
  public static final String SHAPE =
      "(?:(?:(?:that's|but|spelled|spelt|written) )*(?:with|without) "
          + ARTICLE
          + " "
          + LETTER
          + "(?:(?: "
          + LETTER
          + "){1,2}(?! (?:[a-z]|double)\\b))?"
          + "(?: and an? [a-z](?![\\p{L}']))?"
          + FOR
          + WHERE
          + "(?:,? (?:and |but )?(?:not|no|instead of|rather than) (?:with )?(?:an? )?"
          + LETTER
          + ")?(?![\\p{L}'])"
          + "|no [a-z](?=[.]?(?: \\|)?$))";
  private static final Pattern PHRASE = Pattern.compile(SHAPE);
  private static final Pattern WITH =
      Pattern.compile(
          "\\bwith (?:an?|the|the letter|a capital) ((?:[a-z] ){0,2}[a-z]|ph|ck|th)\\b(?!')");
  private static final Pattern SEVERAL = Pattern.compile("\\b(?:two|double) ([a-z])(?:'?s)?\\b");
  private static final Pattern SECOND = Pattern.compile("\\band an? ([a-z])\\b(?!')");
  private static final Pattern WITHOUT =
      Pattern.compile("(?:\\bwithout|\\bwith no|^no) (?:an? |the )?([a-z])\\b");
  private static final int LONGEST = 16;

  /** The one that begins at a word. */
  public static Optional<LetterPhrase> at(List<String> words, int i, int end) {
    String said = String.join(" ", words.subList(i, Math.min(end, i + LONGEST)));
    Matcher phrase = PHRASE.matcher(said);
    return phrase.lookingAt()
        ? Optional.of(new LetterPhrase(phrase.group(), phrase.group().split(" ", -1).length))
        : Optional.empty();
  }

  /** The word as the phrase explains it, sure if that is how it was heard. */
  public Reading of(String word) {
    return fits(word)
        ? Reading.sure(word)
        : Reading.unsure(LetterParts.changed(word, text).orElse(word));
  }

  private boolean fits(String word) {
    Matcher several = SEVERAL.matcher(text);
    if (several.find()) {
      return word.contains(several.group(1).repeat(2));
    }
    Matcher without = WITHOUT.matcher(text);
    if (without.find()) {
      return !word.contains(without.group(1));
    }
    Matcher second = SECOND.matcher(text);
    if (second.find() && !word.contains(second.group(1))) {
      return false;
    }
    Matcher with = WITH.matcher(text);
    boolean placed = text.contains(" the end") || text.contains(" the start");
    return with.find() && !placed && word.contains(with.group(1).replace(" ", ""));
  }
}
