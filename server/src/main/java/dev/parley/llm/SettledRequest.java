package dev.parley.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request of a {@link ModelAccount} of which it is known what became of it.
 *
 * @param request its number in the account, from 1
 * @param purpose what it was for, such as {@code "reply"}
 * @param model its name
 * @param result {@code "answered"}, or why there is no answer
 * @param promptTokens that it read
 * @param answerTokens that it wrote
 * @param estimated whether the tokens are reckoned from what was sent, since the server did not say
 * @param first until its first words were there; null where there were none
 * @param took until the answer was there, or it was given up
 * @param cost in millionths of the currency in which its price is; 0 where it has none
 */
public record SettledRequest(
    int request,
    String purpose,
    String model,
    Fate fate,
    String result,
    int promptTokens,
    int answerTokens,
    boolean estimated,
    @Nullable Duration first,
    Duration took,
    long cost) {

  /** What became of a request. */
  public enum Fate {
    /** It answered, and the answer counts. */
    USED,
    /** It answered, and nothing of it counts. */
    UNUSED,
    /** It answered, and may not be heeded: what it says is of no source, or nobody may say it. */
    REFUSED,
    /** It was asked ahead of need about words that were not the last. */
    DISCARDED,
    /** There was no whole answer in time. */
    LATE,
    /** Something went wrong. */
    FAILED,
    /** The call ended first. */
    CUT
  }

  /** What it read and wrote. */
  Spending spending() {
    return new Spending((long) promptTokens + answerTokens, cost);
  }
}
