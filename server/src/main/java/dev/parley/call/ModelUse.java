package dev.parley.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to a language model, and what became of it.
 *
 * @param request its number in the call, from 1
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
public record ModelUse(
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
    USED("used"),
    /** It answered, and nothing of it counts: it said nothing. */
    UNUSED("unused"),
    /** It answered what may not be said: it is of no source, or has what its source has not. */
    REFUSED("refused"),
    /** It was asked ahead of need about words that were not the last. */
    DISCARDED("discarded"),
    /** There was no whole answer in time. */
    LATE("late"),
    /** Something went wrong. */
    FAILED("failed"),
    /** The call ended first, or no more of it was wanted. */
    CUT("cut");

    /** As journals name them. */
    public static final JournalWords<Fate> WORDS = new JournalWords<>(Fate.class, Fate::word);

    private final String word;

    Fate(String word) {
      this.word = word;
    }

    /** Its name in journals and in the HTTP interface. */
    public String word() {
      return word;
    }
  }

  /** What it read and wrote. */
  public int tokens() {
    return promptTokens + answerTokens;
  }
}
