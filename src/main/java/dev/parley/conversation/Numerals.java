package dev.parley.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads numbers in words and digits. */
final class Numerals {
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("zero", 0),
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
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);

  private static final Map<String, Long> SCALES =
      Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("second", 2),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("eleventh", 11),
          Map.entry("twelfth", 12),
          Map.entry("thirteenth", 13),
          Map.entry("fourteenth", 14),
          Map.entry("fifteenth", 15),
          Map.entry("sixteenth", 16),
          Map.entry("seventeenth", 17),
          Map.entry("eighteenth", 18),
          Map.entry("nineteenth", 19),
          Map.entry("twentieth", 20),
          Map.entry("thirtieth", 30));

  private Numerals() {}

  /**
   * A number that was read.
   *
   * @param length how many tokens it took
   */
  record Read(long value, int length) {}

  /** The cardinal number that begins at a token; "one two" is one, not three. */
  static Optional<Read> cardinal(List<String> tokens, int at) {
    long total = 0;
    long part = 0;
    int i = at;
    String before = "";
    while (i < tokens.size()) {
      String token = tokens.get(i);
      boolean and = token.equals("and") && (before.equals("hundred") || SCALES.containsKey(before));
      Long grown = and ? Long.valueOf(part) : grown(part, token, before, at == i);
      Long scale = SCALES.get(token);
      if (scale != null && part > 0) {
        total += part * scale;
        part = 0;
      } else if (grown != null) {
        part = grown;
      } else {
        break;
      }
      before = token;
      i++;
    }
    if (before.equals("and")) {
      i--;
    }
    return i == at ? Optional.empty() : Optional.of(new Read(total + part, i - at));
  }

  /** The number with one more word, or null if the word does not go on with it. */
  private static @Nullable Long grown(long part, String token, String before, boolean first) {
    boolean open =
        first || before.equals("and") || before.equals("hundred") || SCALES.containsKey(before);
    Integer unit = UNITS.get(token);
    if (unit != null) {
      boolean afterTen = TENS.containsKey(before) && unit > 0 && unit < 10;
      return open || afterTen ? Long.valueOf(part + unit) : null;
    }
    Integer ten = TENS.get(token);
    if (ten != null) {
      return open ? Long.valueOf(part + ten) : null;
    }
    if (token.equals("hundred")) {
      return part > 0 && part < 100 ? Long.valueOf(part * 100) : null;
    }
    return first && token.matches("\\d{1,15}") ? Long.valueOf(token) : null;
  }

  /** The ordinal number that begins at a token: "third", "twenty first", "3rd". */
  static Optional<Read> ordinal(List<String> tokens, int at) {
    String token = at < tokens.size() ? tokens.get(at) : "";
    if (token.matches("\\d{1,2}(st|nd|rd|th)")) {
      return Optional.of(new Read(Long.parseLong(token.substring(0, token.length() - 2)), 1));
    }
    Integer ten = TENS.get(token);
    Integer unit = at + 1 < tokens.size() ? ORDINALS.get(tokens.get(at + 1)) : null;
    if (ten != null && unit != null && unit < 10) {
      return Optional.of(new Read(ten + unit, 2));
    }
    Integer ordinal = ORDINALS.get(token);
    return ordinal == null ? Optional.empty() : Optional.of(new Read(ordinal, 1));
  }

  /** The value of a single digit said as a word or written; -1 if it is none. */
  static int digit(String token) {
    if (token.matches("\\d")) {
      return token.charAt(0) - '0';
    }
    if (token.equals("oh") || token.equals("o")) {
      return 0;
    }
    Integer unit = UNITS.get(token);
    return unit == null || unit > 9 ? -1 : unit;
  }
}
