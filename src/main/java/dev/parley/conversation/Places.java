package dev.parley.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Choices named by their place among those the agent offered: "the second one". */
final class Places {
  private static final int SHORT = 6;
  private static final Pattern PLACE =
      Pattern.compile(
          "\\b(?:(?:the|number|option|your) )(first|1st|one|former|second|2nd|two|third|3rd|three|last|latter)\\b");

  private Places() {}

  /** For each choice 1 where it is named, -1 where another is, 0 where none is. */
  static double[] named(String said, String reply, List<Question.Choice> choices) {
    double[] named = new double[choices.size()];
    List<String> tokens = Tokens.of(reply);
    Matcher place = PLACE.matcher(String.join(" ", tokens));
    List<Integer> offered = offered(said, choices);
    if (tokens.size() > SHORT || offered.size() < 2 || !place.find()) {
      return named;
    }
    int at =
        switch (place.group(1)) {
          case "first", "1st", "one", "former" -> 0;
          case "second", "2nd", "two" -> 1;
          case "third", "3rd", "three" -> 2;
          default -> offered.size() - 1;
        };
    for (int i = 0; i < named.length && at < offered.size(); i++) {
      named[i] = offered.get(at) == i ? 1 : -1;
    }
    return named;
  }

  /** The choices that the question puts into words, in its order. */
  private static List<Integer> offered(String said, List<Question.Choice> choices) {
    String question = said.toLowerCase(Locale.ROOT);
    List<Set<String>> words =
        choices.stream().map(choice -> Overlap.words(choice.label())).toList();
    int[] first = new int[choices.size()];
    List<Integer> offered = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      int choice = i;
      first[i] =
          words.get(i).stream()
              .filter(word -> only(word, choice, words))
              .mapToInt(question::indexOf)
              .filter(position -> position >= 0)
              .min()
              .orElse(-1);
      if (first[i] >= 0) {
        offered.add(i);
      }
    }
    offered.sort(Comparator.comparingInt(i -> first[i]));
    return offered;
  }

  private static boolean only(String word, int choice, List<Set<String>> words) {
    for (int i = 0; i < words.size(); i++) {
      if (i != choice && words.get(i).contains(word)) {
        return false;
      }
    }
    return true;
  }
}
