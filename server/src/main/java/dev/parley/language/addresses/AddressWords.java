package dev.parley.language.addresses;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of a turn for postal addresses: numbers in figures, letters joined to them, a comma or
 * a stop for each pause.
 *
 * @param clear false if what was said may be other numbers
 */
record AddressWords(List<String> words, boolean clear) {
  private static final int MOST_SAID = 10;
  private static final int MOST_STREET = 6;
  private static final int CODE = 5;
  private static final Pattern THREE_WAYS =
      Pattern.compile(
          "\\b(one|two|three|four|five|six|seven|eight|nine)[ -](twenty|thirty|forty|fifty|sixty"
              + "|seventy|eighty|ninety)[ -](first|second|third|fourth|fifth|sixth|seventh|eighth"
              + "|ninth)\\b");

  static AddressWords of(String text) {
    Words words =
        Words.of(text.replace("#", " apartment ").replaceAll("(?<=\\d),(?=\\d{3}\\b)", ""));
    boolean clear = !THREE_WAYS.matcher(text.toLowerCase(Locale.ROOT)).find();
    List<String> plain = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      if (paused(words, i) && !plain.isEmpty() && !plain.getLast().matches("[,.]")) {
        plain.add(words.stopped(i) ? "." : ",");
      }
      Optional<Numerals.Read> ordinal = ordinalAt(words, i);
      if (ordinal.isPresent()) {
        plain.add(ordinal(ordinal.get().value()));
        i += ordinal.get().length();
        continue;
      }
      SaidNumber number = SaidNumber.at(words, i);
      if (number.pieces().isEmpty()) {
        plain.add(words.at(i));
        i++;
      } else {
        clear &= add(number, words, plain);
        i = number.to();
      }
    }
    return new AddressWords(joined(plain), clear);
  }

  /** The words as one text, with commas for pauses. */
  String plain() {
    return String.join(" ", words).replace(" .", " ,").replaceAll("'s\\b", "s");
  }

  /** Whether there is a pause, and not only the mark of an abbreviation, before a word. */
  private static boolean paused(Words words, int i) {
    return words.paused(i) && !(words.stopped(i) && words.at(i - 1).matches("\\p{L}{1,3}"));
  }

  private static Optional<Numerals.Read> ordinalAt(Words words, int i) {
    Optional<Numerals.Read> hundreds = SaidNumber.hundredth(words, i);
    return hundreds.isPresent()
        ? hundreds
        : Numerals.ordinal(words.list(), i)
            .filter(read -> read.value() > MOST_SAID && !words.at(i).matches("\\d.*"));
  }

  /**
   * Adds a number; behind the kind of a unit, where a street follows, its last part is the house's.
   * Whether it can be no other.
   */
  private static boolean add(SaidNumber number, Words words, List<String> plain) {
    List<String> pieces = number.pieces();
    String all = String.join("", pieces);
    if (!ofUnit(plain)) {
      plain.add(all);
      return true;
    }
    if (all.contains("/")) {
      plain.addAll(List.of(all.split("/", 2)));
      return true;
    }
    boolean street = pieces.size() > 1 && streetFollows(words.list(), number.to(), words);
    if (street) {
      int house = pieces.getLast().length() > 1 ? pieces.size() - 1 : 1;
      plain.add(String.join("", pieces.subList(0, house)));
      plain.add(String.join("", pieces.subList(house, pieces.size())));
      boolean figures = pieces.size() == 2 && words.at(number.to() - 1).matches("\\d.*");
      return figures || (pieces.size() == 2 && plain.contains("flat"));
    }
    boolean code = all.length() > CODE && !all.contains("-");
    plain.add(code ? all.substring(0, all.length() - CODE) : all);
    if (code) {
      plain.add(all.substring(all.length() - CODE));
    }
    return !code;
  }

  private static boolean ofUnit(List<String> plain) {
    String last = plain.isEmpty() ? "" : plain.getLast();
    boolean called = last.equals("number") && plain.size() > 1;
    int unit = plain.size() - (called ? 2 : 1);
    return unit >= 0
        && StreetWords.unit(plain.get(unit)) != null
        && !AddressUnits.isLevel(plain, unit - 1);
  }

  /** Whether words that begin there name a street, which has no other number. */
  private static boolean streetFollows(List<String> list, int from, Words words) {
    for (int i = from; i < Math.min(list.size(), from + MOST_STREET); i++) {
      if (words.paused(i)
          || StreetWords.unit(list.get(i)) != null
          || StreetWords.outside(list.get(i))
          || !SaidNumber.at(words, i).pieces().isEmpty()) {
        return false;
      }
      if (StreetWords.kind(list.get(i)) != null && (i > from || list.get(i).equals("broadway"))) {
        return true;
      }
    }
    return false;
  }

  /** Letters that are said one by one belong to the number or the letters beside them. */
  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean letter =
          (word.matches("[a-z]") && !word.equals("a"))
              || (word.equals("a")
                  && !joined.isEmpty()
                  && joined.getLast().matches("\\d+|[a-z]{1,2}\\d*|\\d[a-z]"));
      boolean digit = word.matches("\\d{1,2}") && !houseBehindUnit(words, i);
      String last = joined.isEmpty() ? "" : joined.getLast();
      boolean code =
          last.matches("[a-z]{1,2}|[a-z]{1,2}\\d{1,2}[a-z]?|\\d[a-z]?")
              && !last.equals("st")
              && !last.equals("dr");
      boolean name = nameOfStreet(words, i);
      boolean single = last.matches("[a-z]") || last.matches("[a-z]{1,2}\\d{1,2}[a-z]?");
      boolean numbers = letter && !name && last.matches("\\d{1,5}");
      if (numbers || (letter && code && single) || (digit && single)) {
        joined.set(joined.size() - 1, last + word);
      } else if (letter && last.matches("[a-z]\\d?|[a-z]{2}\\d{1,2}|[a-z]{1,2}\\d[a-z]?\\d")) {
        joined.set(joined.size() - 1, last + word);
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  /** "700 G Street", "500 S.W. Fifth Avenue": the letters are not the number's. */
  private static boolean nameOfStreet(List<String> words, int i) {
    String next = i + 1 < words.size() ? words.get(i + 1) : "";
    return StreetWords.kind(next) != null || (words.get(i).matches("[ns]") && next.matches("[ew]"));
  }

  /** "Unit B, 12 Elm Road" without the pause: the letter and the number are apart. */
  private static boolean houseBehindUnit(List<String> words, int i) {
    boolean unit = i > 1 && StreetWords.unit(words.get(i - 2)) != null;
    for (int k = i + 2; unit && k < Math.min(words.size(), i + MOST_STREET); k++) {
      if (words.get(k - 1).matches("[,.]|\\d+[a-z]?")) {
        return false;
      }
      if (StreetWords.kind(words.get(k)) != null) {
        return true;
      }
    }
    return false;
  }

  /** An ordinal in figures: "42nd". */
  static String ordinal(long value) {
    return value + ending(value);
  }

  private static String ending(long value) {
    if (value / 10 % 10 == 1) {
      return "th";
    }
    return switch ((int) (value % 10)) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
