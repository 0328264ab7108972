package dev.parley.brain;

import dev.parley.language.Tokens;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one of several choices that a reply says word for word, and nothing against. */
final class NamedChoice {
  /** Words after which what was said may be what is not meant. */
  private static final Set<String> AGAINST =
      Set.of(
          "no", "not", "don't", "dont", "isn't", "never", "neither", "nor", "except", "but", "or",
          "either", "without", "instead", "than", "can't", "won't");

  private NamedChoice() {}

  static Optional<String> of(String reply, List<Question.Choice> choices) {
    List<String> words = Tokens.of(reply);
    if (words.stream().anyMatch(AGAINST::contains)) {
      return Optional.empty();
    }
    List<String> named =
        choices.stream()
            .filter(choice -> says(words, Tokens.of(choice.label())))
            .map(Question.Choice::id)
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static boolean says(List<String> words, List<String> label) {
    return !label.isEmpty() && Collections.indexOfSubList(words, label) >= 0;
  }
}
