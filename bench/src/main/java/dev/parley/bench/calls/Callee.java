package dev.parley.bench.calls;

import java.time.Duration;

/** What somebody does whose phone rings. */
sealed interface Callee {
  /**
   * Talks with the agent.
   *
   * @param number chooses voice and words
   * @param turns after which they hang up while the agent speaks; the agent may end it sooner
   */
  record Talks(int number, int turns) implements Callee {}

  /** Answers, says nothing, and hangs up after a while. */
  record Listens(Duration length) implements Callee {}

  /** Is busy (486) or declines (603). */
  record Refuses(int status) implements Callee {}

  /** Lets it ring. */
  record LetsRing() implements Callee {}
}
