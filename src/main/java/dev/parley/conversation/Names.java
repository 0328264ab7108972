package dev.parley.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what somebody calls themselves: "this is …", "my name is …", or the name alone. */
final class Names {
  private static final Pattern SURE =
      Pattern.compile(
          "\\b(?:my (?:full |first |last )?name is|my name's|the name is|the name's|name is|name's|call me|you're speaking (?:to|with)|you are speaking (?:to|with)) ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LIKELY =
      Pattern.compile(
          "\\b(?:this is|i'm|i am|it's|it is|that's|that would be|that is) ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPEAKING =
      Pattern.compile("^((?:[\\p{Lu}][\\p{L}'-]*\\s+){1,3})(?:speaking|here)\\b");
  private static final Set<String> NONE =
      Set.of(
          "i",
          "i'm",
          "yes",
          "yeah",
          "yep",
          "no",
          "nope",
          "not",
          "sorry",
          "hello",
          "hi",
          "hey",
          "sure",
          "okay",
          "ok",
          "what",
          "who",
          "why",
          "how",
          "when",
          "where",
          "the",
          "a",
          "an",
          "it",
          "it's",
          "that",
          "this",
          "my",
          "me",
          "you",
          "here",
          "speaking",
          "correct",
          "right",
          "wrong",
          "fine",
          "good",
          "great",
          "thanks",
          "thank",
          "please",
          "well",
          "um",
          "uh",
          "so",
          "and",
          "but",
          "calling",
          "busy",
          "from",
          "for",
          "about",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "he",
          "she",
          "her",
          "him",
          "they",
          "we",
          "there",
          "is",
          "are",
          "can",
          "could",
          "don't",
          "can't",
          "maybe",
          "again",
          "just",
          "nobody",
          "none",
          "with",
          "really",
          "actually",
          "today",
          "tomorrow");
  private static final int MOST_WORDS = 4;

  private Names() {}

  /**
   * The name, each word with a capital.
   *
   * @param asked whether a name was asked for, so that one alone is it
   */
  static Optional<String> of(String text, boolean asked) {
    String plain = text.replace('’', '\'').replaceAll("\\b([Uu]m+|[Uu]h+),? ", "").strip();
    Matcher sure = SURE.matcher(plain);
    if (sure.find()) {
      return name(plain.substring(sure.end()), true);
    }
    Matcher likely = LIKELY.matcher(plain);
    if (likely.find()) {
      Optional<String> name = name(plain.substring(likely.end()), false);
      if (name.isPresent()) {
        return name;
      }
    }
    Matcher speaking = SPEAKING.matcher(plain);
    if (speaking.find()) {
      return name(speaking.group(1), false);
    }
    String alone = plain.replaceAll("(?i)^(yes|yeah|sure|okay|hi|hello)[,.]? ", "");
    boolean whole = alone.replaceAll("[.!?,]+$", "").split("\\s+", -1).length <= 3;
    return asked && whole && !alone.endsWith("?") ? whole(alone) : Optional.empty();
  }

  private static Optional<String> whole(String text) {
    Optional<String> name = name(text, true);
    int words = text.replaceAll("[.!?,]+$", "").split("\\s+", -1).length;
    return name.filter(found -> found.split(" ").length == words);
  }

  /** The words of a name at the beginning of a text. */
  private static Optional<String> name(String text, boolean lowerCaseToo) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("\\s+", -1)) {
      String bare = word.replaceAll("[.,!?;:\"]+$", "");
      boolean capital = !bare.isEmpty() && Character.isUpperCase(bare.codePointAt(0));
      boolean fits =
          bare.matches("\\p{L}[\\p{L}'-]*\\.?")
              && !NONE.contains(bare.toLowerCase(Locale.ROOT))
              && (capital
                  || (lowerCaseToo
                      && words.size() < 2
                      && words.stream().noneMatch(Names::isCapital)));
      if (!fits || words.size() == MOST_WORDS) {
        break;
      }
      words.add(bare);
      if (!bare.equals(word)) {
        break;
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(words.stream().map(Names::titled).collect(Collectors.joining(" ")));
  }

  private static boolean isCapital(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static String titled(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
