package dev.parley.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which outcome "yes" means where none says so: the one the question itself puts into words, as
 * "somebody will be home" does for "Will somebody be home tomorrow?".
 */
final class ImpliedYes {
  private static final Pattern YES_NO_QUESTION =
      Pattern.compile(
          "(?i)^(\\p{L}+, )?(and |so |but )?(will|would|are|is|was|were|can|could|do|does|did|have|has|should|shall|may|am)\\b.*\\?$");
  private static final double LEAD = 0.15;

  private ImpliedYes() {}

  /** The place of that outcome among the choices, by the words each is made of. */
  static Optional<Integer> of(String said, List<Set<String>> labels) {
    String question = Phrases.question(said);
    if (labels.isEmpty()
        || !YES_NO_QUESTION.matcher(question).matches()
        || question.contains(" or ")) {
      return Optional.empty();
    }
    double[] scores =
        Overlap.of(question, labels).stream().mapToDouble(Overlap.Match::shared).toArray();
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    for (int i = 0; i < scores.length; i++) {
      if (i != best && scores[best] - scores[i] < LEAD) {
        return Optional.empty();
      }
    }
    return scores[best] > 0 ? Optional.of(best) : Optional.empty();
  }
}
