package dev.parley.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement went by: how probable it found each candidate, and which line one had to pass.
 *
 * @param by what judged: {@code "rule"} where a rule gave it away and nothing was weighed, {@code
 *     "weights"} where evidence was, {@code "mind"} the embedded encoder, {@code "model"} a
 *     language model; others may come
 * @param candidates all of them, in the order in which they were given
 * @param none how probable it was that none was meant
 * @param least what the best candidate needs at least, lest none be chosen
 * @param model what came of asking a language model; null where none was asked
 */
public record Scores(
    String by, List<Candidate> candidates, double none, double least, @Nullable Model model) {
  /** What {@code by} says of a judgement in which something of a language model's counts. */
  public static final String MODEL = "model";

  public Scores {
    candidates = List.copyOf(candidates);
  }

  /** Scores for which no language model was asked. */
  public Scores(String by, List<Candidate> candidates, double none, double least) {
    this(by, candidates, none, least, null);
  }

  /**
   * One of the candidates.
   *
   * @param outcome its id
   * @param score from 0 to 1; all and {@code none} add up to 1
   */
  public record Candidate(String outcome, double score) {}

  /**
   * A language model that was asked.
   *
   * @param name of the model
   * @param result what came of it: {@code "answered"}, or why there is no answer
   * @param promptTokens that it read; 0 where that is not known
   * @param answerTokens that it wrote; 0 where that is not known
   * @param first until its first words were there; null where there were none
   * @param took until the answer was there, or it was given up
   * @param request the number of the request ({@link ModelUse}); 0 where none was sent, or in a
   *     journal of before they were counted
   */
  public record Model(
      String name,
      String result,
      int promptTokens,
      int answerTokens,
      @Nullable Duration first,
      Duration took,
      int request) {
    /** The result of a model that answered. */
    public static final String ANSWERED = "answered";

    /** One whose request is not counted. */
    public Model(
        String name,
        String result,
        int promptTokens,
        int answerTokens,
        @Nullable Duration first,
        Duration took) {
      this(name, result, promptTokens, answerTokens, first, took, 0);
    }
  }
}
