package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a turn for postal addresses: numbers in figures, letters joined to them. */
final class AddressWords {
  private static final int MOST_SAID = 10;

  private AddressWords() {}

  static String of(String text) {
    Words words =
        Words.of(text.replace("#", " apartment ").replaceAll("(?<=\\d),(?=\\d{3}\\b)", ""));
    List<String> plain = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      if (words.paused(i) && !plain.isEmpty() && !plain.getLast().equals(",")) {
        plain.add(",");
      }
      Optional<Numerals.Read> ordinal = Numerals.ordinal(words.list(), i);
      if (ordinal.isPresent()
          && ordinal.get().value() > MOST_SAID
          && !words.at(i).matches("\\d.*")) {
        plain.add(ordinal.get().value() + ending(ordinal.get().value()));
        i += ordinal.get().length();
        continue;
      }
      int length = number(words, i, plain);
      if (length > 0) {
        i += length;
        continue;
      }
      plain.add(words.at(i).replaceAll("'s$", "s"));
      i++;
    }
    return String.join(" ", joined(plain));
  }

  /** A number however it is said, up to an ordinal: "twelve thirty four" is 1234. */
  private static int number(Words words, int i, List<String> plain) {
    StringBuilder digits = new StringBuilder();
    int at = i;
    while (at < words.size()) {
      boolean ordinal = Numerals.ordinal(words.list(), at).isPresent();
      boolean times = words.is(at, "double", "triple") && Numerals.digit(words.at(at + 1)) >= 0;
      boolean letter = words.is(at, "o", "oh") && digits.isEmpty();
      if (ordinal || letter || (at > i && words.paused(at))) {
        break;
      }
      if (times) {
        digits.append(
            String.valueOf(Numerals.digit(words.at(at + 1)))
                .repeat(words.is(at, "double") ? 2 : 3));
        at += 2;
        continue;
      }
      boolean scaled = words.is(at + 1, "hundred", "thousand");
      Optional<Numerals.Read> read = cardinal(words, at);
      int digit = scaled ? -1 : Numerals.digit(words.at(at));
      if (digit >= 0) {
        digits.append(digit);
        at++;
      } else if (read.isPresent()) {
        digits.append(
            words.at(at).matches("\\d+") ? words.at(at) : String.valueOf(read.get().value()));
        at += read.get().length();
      } else {
        break;
      }
    }
    if (!digits.isEmpty()) {
      plain.add(digits.toString());
    }
    return digits.isEmpty() ? 0 : at - i;
  }

  /** A cardinal that leaves the "forty" of "forty second" to the ordinal. */
  private static Optional<Numerals.Read> cardinal(Words words, int at) {
    Optional<Numerals.Read> read = Numerals.cardinal(words.list(), at);
    int end = at + read.map(Numerals.Read::length).orElse(0);
    boolean ordinal = read.isPresent() && Numerals.ordinal(words.list(), end - 1).isPresent();
    return ordinal ? Numerals.cardinal(words.list().subList(0, end - 1), at) : read;
  }

  /** Letters that are said one by one belong to the number or the letters beside them. */
  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (String word : words) {
      boolean letter =
          (word.matches("[a-z]") && !word.equals("a"))
              || (word.equals("a")
                  && !joined.isEmpty()
                  && joined.getLast().matches("\\d+|[a-z]{1,2}\\d*|\\d[a-z]"));
      boolean digit = word.matches("\\d{1,2}");
      String last = joined.isEmpty() ? "" : joined.getLast();
      boolean code =
          last.matches("[a-z]{1,2}|[a-z]{1,2}\\d{1,2}[a-z]?|\\d[a-z]?")
              && !last.equals("st")
              && !last.equals("dr");
      boolean single = last.matches("[a-z]") || last.matches("[a-z]{1,2}\\d{1,2}[a-z]?");
      if ((letter && last.matches("\\d{1,5}")) || (letter && code && single) || (digit && single)) {
        joined.set(joined.size() - 1, last + word);
      } else if (letter && last.matches("[a-z]\\d?|[a-z]{2}\\d{1,2}|[a-z]{1,2}\\d[a-z]?\\d")) {
        joined.set(joined.size() - 1, last + word);
      } else {
        joined.add(word);
      }
    }
    return joined;
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
