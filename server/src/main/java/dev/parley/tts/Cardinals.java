package dev.parley.tts;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as they are said. */
final class Cardinals {
  private static final List<String> UNITS =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> THOUSANDS =
      List.of("", " thousand", " million", " billion", " trillion", " quadrillion");
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  private Cardinals() {}

  /** Such as "one thousand two hundred thirty-four". */
  static String of(long number) {
    if (number < 1000) {
      return below1000((int) number);
    }
    var said = new StringBuilder();
    long rest = number;
    for (String thousands : THOUSANDS) {
      int group = (int) (rest % 1000);
      if (group > 0) {
        said.insert(0, below1000(group) + thousands + (said.isEmpty() ? "" : " "));
      }
      rest /= 1000;
    }
    return said.toString();
  }

  private static String below1000(int number) {
    if (number < 20) {
      return UNITS.get(number);
    }
    if (number < 100) {
      int unit = number % 10;
      return TENS.get(number / 10) + (unit == 0 ? "" : "-" + UNITS.get(unit));
    }
    int rest = number % 100;
    return UNITS.get(number / 100) + " hundred" + (rest == 0 ? "" : " " + below1000(rest));
  }

  /** Such as "twenty-third". */
  static String ordinal(long number) {
    String said = of(number);
    int last = Math.max(said.lastIndexOf(' '), said.lastIndexOf('-')) + 1;
    String word = said.substring(last);
    String ordinal =
        word.endsWith("y")
            ? word.substring(0, word.length() - 1) + "ieth"
            : ORDINALS.getOrDefault(word, word + "th");
    return said.substring(0, last) + ordinal;
  }

  /** Four digits as years and house numbers are said: "nineteen oh five", "two thousand five". */
  static String inPairs(int number) {
    int high = number / 100;
    int low = number % 100;
    if (high < 10 || (high % 10 == 0 && low < 10)) {
      return of(number);
    }
    return of(high) + (low == 0 ? " hundred" : low < 10 ? " oh " + of(low) : " " + of(low));
  }

  /** Digit by digit. */
  static String digits(String digits) {
    return digits.chars().mapToObj(c -> UNITS.get(c - '0')).collect(Collectors.joining(" "));
  }
}
