package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in one way of writing, so that only what was heard differently counts as an error: no case,
 * no punctuation, numbers as their single digits, compounds that are written in two ways in one.
 */
final class SpokenWords {
  private static final Pattern WORD =
      Pattern.compile("\\d+(?:st|nd|rd|th)\\b|\\d|\\p{L}[\\p{L}']*");
  private static final Pattern HALF_OF_DAY = Pattern.compile("\\b([ap])\\. ?m\\b\\.?");

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("oh", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));

  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 2, "thirty", 3, "forty", 4, "fifty", 5, "sixty", 6, "seventy", 7, "eighty", 8,
          "ninety", 9);

  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("mister", "mr"),
          Map.entry("okay", "ok"),
          Map.entry("canceled", "cancelled"),
          Map.entry("thru", "through"),
          Map.entry("1st", "first"),
          Map.entry("2nd", "second"),
          Map.entry("3rd", "third"),
          Map.entry("4th", "fourth"),
          Map.entry("5th", "fifth"),
          Map.entry("6th", "sixth"),
          Map.entry("7th", "seventh"),
          Map.entry("8th", "eighth"),
          Map.entry("9th", "ninth"),
          Map.entry("10th", "tenth"),
          Map.entry("11th", "eleventh"),
          Map.entry("12th", "twelfth"),
          Map.entry("13th", "thirteenth"),
          Map.entry("14th", "fourteenth"),
          Map.entry("15th", "fifteenth"),
          Map.entry("16th", "sixteenth"),
          Map.entry("17th", "seventeenth"),
          Map.entry("18th", "eighteenth"),
          Map.entry("19th", "nineteenth"),
          Map.entry("20th", "twentieth"),
          Map.entry("30th", "thirtieth"),
          Map.entry("40th", "fortieth"),
          Map.entry("50th", "fiftieth"),
          Map.entry("60th", "sixtieth"),
          Map.entry("70th", "seventieth"),
          Map.entry("80th", "eightieth"),
          Map.entry("90th", "ninetieth"));

  private SpokenWords() {}

  static List<String> of(String text) {
    String plain =
        HALF_OF_DAY
            .matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
            .replaceAll("$1m ")
            .replaceAll("\\bvoice[ -]mail", "voicemail")
            .replaceAll("\\bmail[ -]box", "mailbox")
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
      Integer unit = UNITS.get(word);
      Integer ten = TENS.get(word);
      if (ten != null) {
        words.add(String.valueOf(ten));
        words.add("0");
      } else if (unit != null) {
        if (tens && unit > 0 && unit < 10) {
          words.removeLast();
        }
        String.valueOf(unit).chars().forEach(digit -> words.add(Character.toString(digit)));
      } else {
        words.add(SPELLINGS.getOrDefault(word, word));
      }
      tens = ten != null;
    }
    return List.copyOf(words);
  }
}
