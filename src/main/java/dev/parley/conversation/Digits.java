package dev.parley.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds digits said one by one or in groups: "four one five", "double five", "oh", "415-0132". */
final class Digits {
  private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);
  private static final Set<String> FILLERS =
      Set.of("um", "uh", "er", "and", "then", "dash", "hyphen", "area", "code");
  private static final int LEAST_PHONE = 7;
  private static final int MOST_PHONE = 15;

  private Digits() {}

  /** The longest run of digits. */
  static Optional<String> of(String text) {
    return runs(text).stream()
        .max(Comparator.comparingInt(String::length))
        .map(run -> run.replace("+", ""));
  }

  /** A run that is as long as a phone number, with a plus sign in front if one was said. */
  static Optional<String> phone(String text) {
    return runs(text).stream()
        .filter(run -> {
          int length = run.replace("+", "").length();
          return length >= LEAST_PHONE && length <= MOST_PHONE;
        })
        .reduce((_, later) -> later);
  }

  private static List<String> runs(String text) {
    List<String> tokens = Tokens.of(text.replaceAll("(?<=\\d)[-.() ]+(?=\\d)", " "));
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int i = 0;
    while (i < tokens.size()) {
      int length = append(tokens, i, run);
      if (length == 0 && (run.isEmpty() || !FILLERS.contains(tokens.get(i)))) {
        keep(run, runs);
      }
      i += Math.max(1, length);
    }
    keep(run, runs);
    return runs;
  }

  private static void keep(StringBuilder run, List<String> runs) {
    if (run.chars().anyMatch(Character::isDigit)) {
      runs.add(run.toString());
    }
    run.setLength(0);
  }

  /** Appends the digits that begin at a token; how many tokens they took. */
  private static int append(List<String> tokens, int i, StringBuilder run) {
    String token = tokens.get(i);
    if ((token.equals("+") || token.equals("plus")) && run.isEmpty()) {
      run.append('+');
      return 1;
    }
    Integer times = TIMES.get(token);
    if (times != null && i + 1 < tokens.size() && Numerals.digit(tokens.get(i + 1)) >= 0) {
      run.append(String.valueOf(Numerals.digit(tokens.get(i + 1))).repeat(times));
      return 2;
    }
    int digit = Numerals.digit(token);
    boolean letter = token.equals("o") || token.equals("oh");
    if (digit >= 0 && !(letter && run.isEmpty())) {
      run.append(digit);
      return 1;
    }
    if (token.matches("\\d+")) {
      run.append(token);
      return 1;
    }
    return Numerals.cardinal(tokens, i)
        .map(number -> {
          run.append(number.value());
          return number.length();
        })
        .orElse(0);
  }
}
