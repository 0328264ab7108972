package dev.parley.language.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Digits said one by one or in groups: "four one five", "double five", "oh", "415-0132". */
public final class DigitRuns {
  private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);
  private static final Set<String> BETWEEN =
      Set.of(
          "and", "then", "dash", "hyphen", "area", "code", "space", "dot", "the", "is", "-",
          "minus", "country", "pause");
  private static final Set<String> NOUGHT = Set.of("nought", "naught", "nil");
  private static final Map<String, Integer> SEVERAL = Map.of("two", 2, "three", 3, "four", 4);
  private static final Map<String, Integer> PLURALS =
      Map.ofEntries(
          Map.entry("zeros", 0),
          Map.entry("zeroes", 0),
          Map.entry("ohs", 0),
          Map.entry("ones", 1),
          Map.entry("twos", 2),
          Map.entry("threes", 3),
          Map.entry("fours", 4),
          Map.entry("fives", 5),
          Map.entry("sixes", 6),
          Map.entry("sevens", 7),
          Map.entry("eights", 8),
          Map.entry("nines", 9));
  private static final int MOST = 30;

  /** So many digits before a full stop have said a number. */
  private static final int WHOLE = 10;

  private final Words words;

  public DigitRuns(Words words) {
    this.words = words;
  }

  /**
   * Digits that follow one another.
   *
   * @param plus whether a plus sign was said before them
   */
  public record Run(String digits, boolean plus, int from, int to) {
    public String text() {
      return plus ? "+" + digits : digits;
    }
  }

  public List<Run> all() {
    List<Run> runs = new ArrayList<>();
    StringBuilder digits = new StringBuilder();
    boolean plus = false;
    int from = 0;
    int to = 0;
    int i = 0;
    while (i < words.size()) {
      boolean excepted = words.paused(i) && words.is(from - 1, "not", "of", "than");
      boolean whole =
          words.stopped(i) && digits.length() >= WHOLE && Numerals.digit(words.at(i)) < 0;
      if (!digits.isEmpty() && (excepted || whole)) {
        keep(digits, plus, from, to, runs);
        plus = false;
        to = 0;
      }
      int length = digits.isEmpty() && words.is(i, "plus", "+") ? 0 : append(i, digits);
      if (length > 0) {
        from = to == 0 ? i : from;
        to = i + length;
        i = to;
        continue;
      }
      boolean sign = words.is(i, "plus", "+") && digits.isEmpty();
      if (!sign && (digits.isEmpty() || !words.is(i, BETWEEN))) {
        keep(digits, plus, from, to, runs);
        plus = false;
        to = 0;
      }
      plus |= sign;
      i++;
    }
    keep(digits, plus, from, to, runs);
    return runs;
  }

  private static void keep(StringBuilder digits, boolean plus, int from, int to, List<Run> runs) {
    if (!digits.isEmpty() && digits.length() <= MOST) {
      runs.add(new Run(digits.toString(), plus, from, to));
    }
    digits.setLength(0);
  }

  /** Appends the digits that begin at a word; how many words they took. */
  public int append(int i, StringBuilder run) {
    String word = words.at(i);
    Integer several = SEVERAL.get(word);
    Integer plural = PLURALS.get(words.at(i + 1));
    if (several != null && plural != null) {
      run.append(String.valueOf(plural).repeat(several));
      return 2;
    }
    Integer times = TIMES.get(word);
    if (times != null && Numerals.digit(words.at(i + 1)) >= 0) {
      run.append(String.valueOf(Numerals.digit(words.at(i + 1))).repeat(times));
      return 2;
    }
    if (words.is(i, NOUGHT)) {
      run.append(0);
      return 1;
    }
    boolean letter = words.is(i, "o", "oh");
    if (letter && run.isEmpty() && (words.paused(i + 1) || Numerals.digit(words.at(i + 1)) < 0)) {
      return 0;
    }
    int digit = Numerals.digit(word);
    if (digit >= 0) {
      boolean hundred = words.is(i + 1, "hundred");
      boolean scaled = hundred || words.is(i + 1, "thousand");
      Optional<Numerals.Read> whole = scaled ? compound(i, run) : Optional.empty();
      if (whole.isPresent()) {
        run.append(whole.get().value());
        return whole.get().length();
      }
      run.append(digit).append(scaled ? hundred ? "00" : "000" : "");
      return scaled ? 2 : 1;
    }
    if (word.matches("[\\d.]+")) {
      run.append(word.replace(".", ""));
      return 1;
    }
    Integer tens = NumberWords.TENS.get(word);
    if (tens != null && words.paused(i + 1)) {
      run.append(tens);
      return 1;
    }
    return Numerals.cardinal(words.list(), i)
        .map(number -> {
          run.append(number.value());
          return number.length();
        })
        .orElse(0);
  }

  /**
   * Seven hundred and twelve, one thousand two hundred; not the eight hundred five five five of a
   * telephone number.
   */
  private Optional<Numerals.Read> compound(int i, StringBuilder run) {
    return Numerals.cardinal(words.list(), i)
        .filter(read -> {
          boolean and = false;
          boolean more = false;
          for (int k = i + 2; k < i + read.length(); k++) {
            String word = words.at(k);
            and |= word.equals("and");
            more |= word.equals("hundred") || NumberWords.TENS.containsKey(word);
            more |= NumberWords.UNITS.getOrDefault(word, 0) > 9;
            if (words.paused(k)) {
              return false;
            }
          }
          return and || (more && !run.toString().equals("1"));
        });
  }
}
