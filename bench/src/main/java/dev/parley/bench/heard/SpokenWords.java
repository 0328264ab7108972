package dev.parley.bench.heard;

import dev.parley.language.words.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words in one way of writing, so that only what was heard differently counts as an error: no case,
 * no punctuation, numbers as their single digits, compounds that are written in two ways in one.
 */
public final class SpokenWords {
  private static final Pattern WORD =
      Pattern.compile("\\d+(?:st|nd|rd|th)\\b|\\d|\\p{L}[\\p{L}']*");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
  private static final Pattern HALF_OF_DAY = Pattern.compile("\\b([ap])\\. ?m\\b\\.?");

  /** First to twentieth, and fortieth and the like. */
  private static final Map<Integer, String> ORDINALS =
      Stream.concat(
              NumberWords.ORDINALS.entrySet().stream(),
              NumberWords.TENS.entrySet().stream()
                  .map(ten -> Map.entry(ten.getKey().replaceAll("y$", "ieth"), ten.getValue())))
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getValue, Map.Entry::getKey, (same, _) -> same));

  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("mister", "mr"),
          Map.entry("doctor", "dr"),
          Map.entry("okay", "ok"),
          Map.entry("canceled", "cancelled"),
          Map.entry("thru", "through"));

  private SpokenWords() {}

  /** The words of a text. */
  public static List<String> of(String text) {
    String plain =
        HALF_OF_DAY
            .matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
            .replaceAll("$1m ")
            .replaceAll("\\bvoice[ -]mail", "voicemail")
            .replaceAll("\\bmail[ -]box", "mailbox")
            .replaceAll("\\be[ -]mail", "email")
            .replaceAll("\\bcan not\\b", "cannot")
            .replaceAll("\\bgood[ -]bye\\b", "goodbye")
            .replaceAll("\\btouch[ -]tone\\b", "touchtone")
            .replaceAll("\\bkey[ -]pad\\b", "keypad")
            .replaceAll("\\bplay[ -]back\\b", "playback")
            .replaceAll("\\b(re|de|un|pre|non)-(?=\\p{L})", "$1")
            .replaceAll("\\bo'clock\\b", "oclock");
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain);
    boolean tens = false;
    while (matcher.find()) {
      String word = matcher.group();
      Integer unit = word.equals("oh") ? Integer.valueOf(0) : NumberWords.UNITS.get(word);
      Integer ten = NumberWords.TENS.get(word);
      if (ten != null) {
        String.valueOf(ten).chars().forEach(digit -> words.add(Character.toString(digit)));
      } else if (unit != null) {
        if (tens && unit > 0 && unit < 10) {
          words.removeLast();
        }
        String.valueOf(unit).chars().forEach(digit -> words.add(Character.toString(digit)));
      } else {
        words.add(SPELLINGS.getOrDefault(word, ordinal(word)));
      }
      tens = ten != null;
    }
    return List.copyOf(words);
  }

  /** "3rd" as "third", any other word as it is. */
  private static String ordinal(String word) {
    Matcher matcher = ORDINAL.matcher(word);
    return matcher.matches()
        ? ORDINALS.getOrDefault(Integer.valueOf(matcher.group(1)), word)
        : word;
  }
}
