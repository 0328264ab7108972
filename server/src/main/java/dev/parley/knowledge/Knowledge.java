package dev.parley.knowledge;

import java.util.Optional;

/** What may be said in one call to what its callee asks. Thread-safe. */
@FunctionalInterface
public interface Knowledge {
  /** None at all. */
  Knowledge NONE = _ -> Optional.empty();

  /** The answer to a question, where one is sure enough. */
  Optional<KnownAnswer> answer(String question);
}
