package dev.parley.language.spelling;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters said anew of a word that is known: "with a t at the end", "not p, b", "two l's". */
public final class LetterParts {
  private static final String ONE = "([a-z0-9]|dot|dash|underscore)";
  private static final String A =
      "(?:with )?(?:an? (?=(?:[a-z0-9]|dot|dash|underscore)\\b)|the )?+";
  private static final Pattern NOT_THEN =
      Pattern.compile("\\bnot " + A + ONE + "(?: ,)?(?: but)?(?: it's| it is)? " + A + ONE + "\\b");
  private static final Pattern THEN_NOT =
      Pattern.compile("\\b" + ONE + "(?: ,)? (?:not|instead of|rather than) " + A + ONE + "\\b");
  private static final Pattern AT_END =
      Pattern.compile(
          "\\b(?:an? )?([a-z0-9]) (?:at|on|in) the end\\b|\\b(?:ends?|ending) (?:in|with|on) (?:an?"
              + " )?([a-z0-9])\\b");
  private static final Pattern AT_START =
      Pattern.compile(
          "\\b(?:an? )?([a-z0-9]) (?:at|in) the"
              + " (?:start|beginning|front)\\b|\\b(?:starts?|begins?|starting) with (?:an?"
              + " )?([a-z0-9])\\b");
  private static final Pattern TWICE = Pattern.compile("\\b(?:two|double|2) ([a-z])(?:'?s)?\\b");
  private static final Pattern ONCE =
      Pattern.compile("\\b(?:one|single|just one|only one) ([a-z])\\b");
  private static final Pattern WITHOUT =
      Pattern.compile(
          "\\b(?:without|no|there's no|there isn't an?) (?:an? |the )?"
              + ONE
              + "\\b(?! (?:it|that))");
  private static final Pattern WITH_BOTH =
      Pattern.compile("\\bwith (?:an? |the )?(p h|ph|c k|ck|t h|th|q u|qu)\\b");
  private static final Pattern WITH = Pattern.compile("\\b(?:with|it's) an? ([a-z])\\b");
  private static final Map<String, String> SIGNS =
      Map.of("dot", ".", "dash", "-", "underscore", "_");

  /** What a letter is written for where it is heard. */
  private static final List<List<String>> SOUNDS =
      List.of(
          List.of("i", "y"),
          List.of("c", "k"),
          List.of("s", "z"),
          List.of("c", "s"),
          List.of("g", "j"),
          List.of("v", "f"),
          List.of("ph", "f"),
          List.of("ph", "v"),
          List.of("ck", "k"),
          List.of("th", "t"),
          List.of("p", "b"),
          List.of("t", "d"),
          List.of("m", "n"),
          List.of("v", "w"));

  private LetterParts() {}

  /** The word with the letter that was said anew; empty if it is not clear where it belongs. */
  public static Optional<String> changed(String known, String text) {
    String said = plain(text);
    Matcher not = NOT_THEN.matcher(said);
    if (not.find()) {
      return replaced(known, sign(not.group(1)), sign(not.group(2)));
    }
    Matcher then = THEN_NOT.matcher(said);
    if (then.find()) {
      return replaced(known, sign(then.group(2)), sign(then.group(1)));
    }
    Matcher end = AT_END.matcher(said);
    if (end.find()) {
      String letter = either(end);
      return known.endsWith(letter) ? Optional.empty() : Optional.of(known + letter);
    }
    Matcher start = AT_START.matcher(said);
    if (start.find()) {
      String letter = either(start);
      return known.startsWith(letter) ? Optional.empty() : Optional.of(letter + known.substring(1));
    }
    Matcher twice = TWICE.matcher(said);
    if (twice.find() && !known.contains(twice.group(1).repeat(2))) {
      return replaced(known, twice.group(1), twice.group(1).repeat(2));
    }
    Matcher once = ONCE.matcher(said);
    if (once.find()) {
      return replaced(known, once.group(1).repeat(2), once.group(1));
    }
    Matcher without = WITHOUT.matcher(said);
    if (without.find()) {
      return removed(known, sign(without.group(1)));
    }
    Matcher both = WITH_BOTH.matcher(said);
    if (both.find()) {
      return sounding(known, both.group(1).replace(" ", ""));
    }
    Matcher with = WITH.matcher(said);
    return with.find() ? with(known, with.group(1)) : Optional.empty();
  }

  /** The words, each letter that is spelled out as itself. */
  private static String plain(String text) {
    List<String> words = EmailWords.of(text.toLowerCase(Locale.ROOT));
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < words.size()) {
      boolean counted = words.get(i).matches("double|one|two|why|are|ar|no|en|em");
      Optional<Spelling.Letters> letter = counted ? Optional.empty() : Spelling.one(words, i);
      plain
          .append(plain.isEmpty() ? "" : " ")
          .append(letter.map(Spelling.Letters::text).orElse(words.get(i)));
      i = letter.map(Spelling.Letters::to).orElse(i + 1);
    }
    return plain.toString();
  }

  private static Optional<String> replaced(String known, String wrong, String right) {
    int at = known.indexOf(wrong);
    boolean once = at >= 0 && known.indexOf(wrong, at + wrong.length()) < 0;
    return once && !wrong.equals(right)
        ? Optional.of(known.substring(0, at) + right + known.substring(at + wrong.length()))
        : Optional.empty();
  }

  /** Without a letter of which there is only one, or which is the last. */
  private static Optional<String> removed(String known, String letter) {
    if (known.endsWith(letter)) {
      return Optional.of(known.substring(0, known.length() - letter.length()));
    }
    return known.contains(letter) ? replaced(known, letter, "") : Optional.empty();
  }

  /** "With an e", which is silent, and last; any other in the place of what sounds like it. */
  private static Optional<String> with(String known, String letter) {
    return letter.equals("e") && !known.contains("e") && known.matches("[a-z]+")
        ? Optional.of(known + letter)
        : sounding(known, letter);
  }

  /** "With a y": in the place of the letter that sounds like it. */
  private static Optional<String> sounding(String known, String letter) {
    for (List<String> sound : SOUNDS) {
      int at = sound.indexOf(letter);
      if (at >= 0) {
        Optional<String> changed = replaced(known, sound.get(1 - at), letter);
        if (changed.isPresent() && !known.contains(letter)) {
          return changed;
        }
      }
    }
    return Optional.empty();
  }

  private static String either(Matcher matcher) {
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static String sign(String word) {
    return SIGNS.getOrDefault(word, word);
  }
}
