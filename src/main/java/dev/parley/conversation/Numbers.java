package dev.parley.conversation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds a number, in words or digits. Of two different ones neither is meant. */
final class Numbers {
  private Numbers() {}

  static Optional<String> of(String text) {
    List<String> tokens = Tokens.of(text);
    List<Span<BigDecimal>> spans = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Span<BigDecimal> span = at(tokens, i).orElse(null);
      if (span != null) {
        spans.add(span);
        i = span.to();
      } else {
        i++;
      }
    }
    Set<BigDecimal> values =
        Span.left(spans, tokens).stream()
            .map(span -> span.value().stripTrailingZeros())
            .collect(Collectors.toSet());
    return values.size() == 1
        ? Optional.of(values.iterator().next().toPlainString())
        : Optional.empty();
  }

  private static Optional<Span<BigDecimal>> at(List<String> tokens, int i) {
    boolean minus = tokens.get(i).equals("minus") || tokens.get(i).equals("negative");
    int from = minus ? i + 1 : i;
    if (from >= tokens.size()) {
      return Optional.empty();
    }
    if (tokens.get(from).matches("\\d+\\.\\d+")) {
      return span(new BigDecimal(tokens.get(from)), minus, i, from + 1);
    }
    int run = 0;
    StringBuilder digits = new StringBuilder();
    while (from + run < tokens.size() && Numerals.digit(tokens.get(from + run)) >= 0) {
      digits.append(Numerals.digit(tokens.get(from + run)));
      run++;
    }
    if (run > 1 && !isLetter(tokens.get(from))) {
      return span(new BigDecimal(digits.toString()), minus, i, from + run);
    }
    boolean hundred =
        tokens.get(from).equals("a")
            && from + 1 < tokens.size()
            && tokens.get(from + 1).matches("hundred|thousand|million");
    List<String> read = hundred ? withOne(tokens, from) : tokens;
    return Numerals.cardinal(read, from)
        .flatMap(number ->
            span(
                fraction(tokens, from + number.length(), BigDecimal.valueOf(number.value())),
                minus,
                i,
                from + number.length() + fractionLength(tokens, from + number.length())));
  }

  /** Adds "point five" behind a number. */
  private static BigDecimal fraction(List<String> tokens, int at, BigDecimal whole) {
    int length = fractionLength(tokens, at);
    StringBuilder digits = new StringBuilder("0.0");
    tokens.subList(at, at + length).stream()
        .skip(1)
        .forEach(token -> digits.append(Numerals.digit(token)));
    return length == 0 ? whole : whole.add(new BigDecimal(digits.toString()).movePointRight(1));
  }

  private static int fractionLength(List<String> tokens, int at) {
    if (at >= tokens.size() || !tokens.get(at).equals("point")) {
      return 0;
    }
    int length = 1;
    while (at + length < tokens.size() && Numerals.digit(tokens.get(at + length)) >= 0) {
      length++;
    }
    return length == 1 ? 0 : length;
  }

  private static Optional<Span<BigDecimal>> span(
      BigDecimal value, boolean minus, int from, int to) {
    return Optional.of(new Span<>(minus ? value.negate() : value, from, to));
  }

  private static List<String> withOne(List<String> tokens, int at) {
    List<String> changed = new ArrayList<>(tokens);
    changed.set(at, "one");
    return changed;
  }

  private static boolean isLetter(String token) {
    return token.equals("o") || token.equals("oh");
  }
}
