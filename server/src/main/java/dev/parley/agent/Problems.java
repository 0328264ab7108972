package dev.parley.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gathers what is wrong with a document: the first {@value #MOST} problems, errors before warnings
 * where there are more, and how many more there are. What is quoted in a message is shortened, so
 * the whole stays small whatever the document holds.
 */
final class Problems {
  /** How many problems are told of one document. */
  static final int MOST = 200;

  private static final int LONGEST_QUOTE = 80;
  private static final int LONGEST_PATH = 300;
  private static final int MOST_IN_A_LIST = 10;

  /** Words of ours in a message, which are not shortened. */
  record Words(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private final List<Problem> found = new ArrayList<>();
  private int errors;
  private int warnings;

  /** Takes an error whose message is {@code message} with the values filled in. */
  void error(String code, String path, String message, Object... values) {
    if (errors++ < MOST) {
      found.add(Problem.error(code, shortened(path, LONGEST_PATH), filledIn(message, values)));
    }
  }

  /** Takes a warning whose message is {@code message} with the values filled in. */
  void warning(String code, String path, String message, Object... values) {
    if (warnings++ < MOST) {
      found.add(Problem.warning(code, shortened(path, LONGEST_PATH), filledIn(message, values)));
    }
  }

  /** How many there are, told or not. */
  int count() {
    return errors + warnings;
  }

  /** What is told, in the order it was found; if that is not all, the last says how much is not. */
  List<Problem> list() {
    if (count() <= MOST) {
      return List.copyOf(found);
    }
    List<Problem> told = new ArrayList<>();
    for (Problem.Severity severity : Problem.Severity.values()) {
      found.stream()
          .filter(problem -> problem.severity() == severity)
          .limit(MOST - told.size())
          .forEach(told::add);
    }
    told.add(
        new Problem(
            Problem.MORE,
            "There are %d problems more (%d errors and %d warnings in all, and %d are told). Mend these first."
                .formatted(count() - MOST, errors, warnings, MOST),
            "",
            errors > MOST ? Problem.Severity.ERROR : Problem.Severity.WARNING));
    return List.copyOf(told);
  }

  /** A text short enough to be quoted. */
  static String shortened(String text) {
    return shortened(text, LONGEST_QUOTE);
  }

  private static String filledIn(String message, Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] =
          switch (values[i]) {
            case String text -> shortened(text);
            case Collection<?> all -> enumerated(all);
            case Object other -> other;
          };
    }
    return message.formatted(shown);
  }

  private static String enumerated(Collection<?> all) {
    String first =
        all.stream()
            .limit(MOST_IN_A_LIST)
            .map(each -> shortened(each.toString()))
            .collect(Collectors.joining(", "));
    int more = all.size() - MOST_IN_A_LIST;
    return more <= 0 ? first : "%s and %d more".formatted(first, more);
  }

  private static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
