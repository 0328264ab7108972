package dev.parley.knowledge;

import java.util.List;
import java.util.Optional;

/** What may be said in one call to what its callee asks. Thread-safe. */
@FunctionalInterface
public interface Knowledge {
  /** None at all. */
  Knowledge NONE = _ -> Optional.empty();

  /** The answer to a question, where one is sure enough. */
  Optional<KnownAnswer> answer(String question);

  /** What is near a question, the nearest first; for who can tell whether it answers it. */
  default List<Passage> near(String question) {
    return List.of();
  }
}
