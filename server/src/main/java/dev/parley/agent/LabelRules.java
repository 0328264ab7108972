package dev.parley.agent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the labels of the outcomes of a node must be: each told apart from the others. */
final class LabelRules {
  private static final Set<String> LITTLE =
      Set.of("a", "an", "the", "to", "is", "it", "they", "them", "their", "wants", "want", "of");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final double ALIKE = 0.75;

  private final Problems problems;

  LabelRules(Problems problems) {
    this.problems = problems;
  }

  /** A label seen before, and its telling words. */
  private record Seen(String label, Set<String> words) {}

  void check(Outcomes.Prompt prompt, String path, Effort effort) {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < prompt.choices().size(); i++) {
      effort.spend(i + 1);
      Outcomes.Choice choice = prompt.choices().get(i);
      Set<String> words = words(choice.label());
      if (words.isEmpty()) {
        problems.error("no_label", path(path, i), "The outcome \"%s\" has no label.", choice.id());
      } else {
        alike(choice.label(), words, seen, path, i);
        seen.add(new Seen(choice.label(), words));
      }
    }
  }

  private static String path(String outcomes, int index) {
    return outcomes + ".prompt[" + index + "].label";
  }

  private void alike(String label, Set<String> words, List<Seen> seen, String path, int index) {
    @Nullable Seen first = null;
    boolean same = false;
    for (Seen other : seen) {
      if (overlap(words, other.words()) >= ALIKE) {
        first = first == null ? other : first;
        same |= words.equals(other.words());
      }
    }
    if (first == null) {
      return;
    }
    String message =
        "The label \"%s\" %s \"%s\". Say what sets them apart, or the brain cannot tell.";
    if (same) {
      problems.error(
          "overlapping_labels",
          path(path, index),
          message,
          label,
          "means the same as",
          first.label());
    } else {
      problems.warning(
          "overlapping_labels", path(path, index), message, label, "overlaps with", first.label());
    }
  }

  /** The share of the shorter label's words that the other has too. */
  private static double overlap(Set<String> one, Set<String> other) {
    Set<String> fewer = one.size() <= other.size() ? one : other;
    Set<String> more = one.size() <= other.size() ? other : one;
    int common = 0;
    for (String word : fewer) {
      common += more.contains(word) ? 1 : 0;
    }
    return (double) common / fewer.size();
  }

  private static Set<String> words(String label) {
    Set<String> all = new HashSet<>(List.of(BETWEEN_WORDS.split(label.toLowerCase(Locale.ROOT))));
    all.remove("");
    Set<String> telling = new HashSet<>(all);
    telling.removeAll(LITTLE);
    return telling.isEmpty() ? all : telling;
  }
}
