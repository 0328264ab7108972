package dev.parley.brain;

import dev.parley.language.words.Hesitation;
import dev.parley.language.words.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The choice whose label a reply says, and nothing more: "very unhappy", "once or twice". */
final class SaidLabel {
  /** Words that may stand before it or behind it. */
  private static final Set<String> BESIDE =
      Set.of(
          "i'd",
          "i",
          "say",
          "said",
          "i'm",
          "it's",
          "it",
          "is",
          "was",
          "are",
          "that",
          "that's",
          "would",
          "be",
          "the",
          "a",
          "an",
          "just",
          "probably",
          "think",
          "please",
          "thanks",
          "thank",
          "you",
          "yeah",
          "yes",
          "then",
          "about",
          "for",
          "me",
          "my");

  private SaidLabel() {}

  /** The choice; none where two have the same label. */
  static Optional<Question.Choice> of(String reply, List<Question.Choice> choices) {
    List<String> said = Tokens.of(Hesitation.without(reply));
    List<Question.Choice> saying =
        choices.stream().filter(choice -> says(said, Tokens.of(choice.label()))).toList();
    return saying.size() == 1 ? Optional.of(saying.getFirst()) : Optional.empty();
  }

  private static boolean says(List<String> said, List<String> label) {
    if (label.isEmpty() || BESIDE.containsAll(label)) {
      return false;
    }
    for (int at = 0; at + label.size() <= said.size(); at++) {
      if (said.subList(at, at + label.size()).equals(label)) {
        List<String> rest = new ArrayList<>(said.subList(0, at));
        rest.addAll(said.subList(at + label.size(), said.size()));
        return BESIDE.containsAll(rest);
      }
    }
    return false;
  }
}
