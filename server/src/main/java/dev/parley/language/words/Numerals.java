package dev.parley.language.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads numbers in words and digits. */
public final class Numerals {
  private static final Map<String, Long> SCALES =
      Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

  private Numerals() {}

  /**
   * A number that was read.
   *
   * @param length how many tokens it took
   */
  public record Read(long value, int length) {}

  /**
   * The cardinal number that begins at a token; "one two" is one, not three, and "two thousand
   * three thousand" two thousand.
   */
  public static Optional<Read> cardinal(List<String> tokens, int at) {
    long total = 0;
    long part = 0;
    long least = Long.MAX_VALUE;
    int i = at;
    int whole = at;
    String before = "";
    while (i < tokens.size()) {
      String token = tokens.get(i);
      boolean and = token.equals("and") && (before.equals("hundred") || SCALES.containsKey(before));
      Long grown = and ? Long.valueOf(part) : grown(part, token, before, at == i);
      Long scale = SCALES.get(token);
      boolean hundreds = token.equals("hundred");
      boolean again = hundreds ? part > 100 && whole > at : scale != null && scale >= least;
      if (again) {
        long said = hundreds ? part - part % 100 : 0;
        return Optional.of(new Read(total + said, whole - at));
      }
      if (scale != null && part > 0) {
        total += part * scale;
        part = 0;
        least = scale;
        whole = i + 1;
      } else if (grown != null) {
        part = grown;
        whole = hundreds ? i + 1 : whole;
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
    Integer unit = NumberWords.UNITS.get(token);
    if (unit != null) {
      boolean afterTen = NumberWords.TENS.containsKey(before) && unit > 0 && unit < 10;
      return open || afterTen ? Long.valueOf(part + unit) : null;
    }
    Integer ten = NumberWords.TENS.get(token);
    if (ten != null) {
      return open ? Long.valueOf(part + ten) : null;
    }
    if (token.equals("hundred")) {
      return part > 0 && part < 100 ? Long.valueOf(part * 100) : null;
    }
    return first && token.matches("\\d{1,15}") ? Long.valueOf(token) : null;
  }

  /** The ordinal number that begins at a token: "third", "twenty first", "3rd". */
  public static Optional<Read> ordinal(List<String> tokens, int at) {
    String token = at < tokens.size() ? tokens.get(at) : "";
    if (token.matches("\\d{1,2}(st|nd|rd|th)")) {
      return Optional.of(new Read(Long.parseLong(token.substring(0, token.length() - 2)), 1));
    }
    Integer ten = NumberWords.TENS.get(token);
    Integer unit = at + 1 < tokens.size() ? NumberWords.ORDINALS.get(tokens.get(at + 1)) : null;
    if (ten != null && unit != null && unit < 10) {
      return Optional.of(new Read(ten + unit, 2));
    }
    Integer ordinal = NumberWords.ORDINALS.get(token);
    return ordinal == null ? Optional.empty() : Optional.of(new Read(ordinal, 1));
  }

  /** The value of a single digit said as a word or written; -1 if it is none. */
  public static int digit(String token) {
    if (token.matches("\\d")) {
      return token.charAt(0) - '0';
    }
    if (token.equals("oh") || token.equals("o")) {
      return 0;
    }
    Integer unit = NumberWords.UNITS.get(token);
    return unit == null || unit > 9 ? -1 : unit;
  }
}
