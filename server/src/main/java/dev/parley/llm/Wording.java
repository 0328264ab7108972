package dev.parley.llm;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** How a server is asked, and how its answers are read. */
interface Wording {
  /** The body of a request. */
  String body(String model, ChatRequest request);

  /**
   * What to try after a refusal; empty if there is nothing left, or the refusal is of another kind.
   */
  Optional<? extends Wording> after(String refusal);

  /**
   * Reads an answer to a request.
   *
   * @param pieces told of what is written, as it comes
   */
  ComingAnswer answer(
      ChatRequest request, InstantSource clock, Instant asked, Consumer<String> pieces);
}
