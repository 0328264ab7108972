package dev.parley.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Language models in the order in which they are asked: the next where one is left alone or fails,
 * as long as there is time. One that takes its time takes all of it; when that happens often, it is
 * left alone ({@link RestingModel}). Thread-safe.
 */
public final class ModelChain {
  /** A model is worth asking if there is so much time left. */
  private static final Duration WORTH_ASKING = Duration.ofMillis(250);

  private final List<LanguageModel> models;
  private final InstantSource clock;

  /**
   * A chain.
   *
   * @param models one at least, the one to ask first before the others
   * @param clock that passes evenly
   */
  public ModelChain(List<LanguageModel> models, InstantSource clock) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a chain has one model at least");
    }
    this.models = List.copyOf(models);
    this.clock = clock;
  }

  /** Gets all of them ready. Does not wait for it. */
  public void prepare() {
    models.forEach(LanguageModel::prepare);
  }

  /**
   * Asks them until one answers or the time is over. Each request is counted in the account.
   *
   * @param purpose what for
   * @return the answer, or what came of the last that was asked
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  public Asked ask(ModelAccount account, String purpose, ChatRequest request)
      throws InterruptedException {
    Instant end = clock.instant().plus(request.within());
    Asked asked = account.ask(models.getFirst(), purpose, request);
    for (LanguageModel next : models.subList(1, models.size())) {
      Duration left = Duration.between(clock.instant(), end);
      if (asked.result() instanceof ChatResult.Answered
          || asked.result() instanceof ChatResult.OverBudget
          || left.compareTo(WORTH_ASKING) < 0) {
        return asked;
      }
      Asked other = account.ask(next, purpose, request.in(left));
      asked = other.result() instanceof ChatResult.Resting ? asked : other;
    }
    return asked;
  }
}
