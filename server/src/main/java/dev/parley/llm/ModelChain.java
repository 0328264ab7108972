package dev.parley.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
   * Asks them until one answers or the time is over. Each request is counted in the account. Where
   * enough of an answer is there ({@link ChatRequest#until}), that is the answer.
   *
   * @param purpose what for
   * @return the answer, or what came of the last that was asked
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  public Asked ask(ModelAccount account, String purpose, ChatRequest request)
      throws InterruptedException {
    if (request.early() == null) {
      return inTurn(
          request, () -> false, (model, still) -> account.ask(model, purpose, still, _ -> {}));
    }
    return new EarlyAnswer()
        .of(early ->
            inTurn(
                request, () -> false, (model, still) -> account.ask(model, purpose, still, early)));
  }

  /**
   * Has them write until one does or the time is over. Once one has begun, no other is asked.
   *
   * @param asked told which model is asked
   * @param pieces told of what is written, as it comes
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  Asked write(
      ModelAccount account,
      String purpose,
      ChatRequest request,
      Consumer<LanguageModel> asked,
      Consumer<String> pieces)
      throws InterruptedException {
    AtomicBoolean begun = new AtomicBoolean();
    return inTurn(
        request,
        begun::get,
        (model, still) -> {
          asked.accept(model);
          return account.write(
              model,
              purpose,
              still,
              piece -> {
                begun.set(true);
                pieces.accept(piece);
              });
        });
  }

  /** Them as one model for one purpose of a call, whose requests are counted in its account. */
  public LanguageModel on(ModelAccount account, String purpose) {
    return new CountedModel(this, account, purpose);
  }

  /** The first of them. */
  LanguageModel first() {
    return models.getFirst();
  }

  private interface Asking {
    Asked ask(LanguageModel model, ChatRequest request) throws InterruptedException;
  }

  private Asked inTurn(ChatRequest request, BooleanSupplier begun, Asking asking)
      throws InterruptedException {
    Instant end = clock.instant().plus(request.within());
    Asked asked = asking.ask(models.getFirst(), request);
    for (LanguageModel next : models.subList(1, models.size())) {
      Duration left = Duration.between(clock.instant(), end);
      if (begun.getAsBoolean()
          || asked.result() instanceof ChatResult.Answered
          || asked.result() instanceof ChatResult.OverBudget
          || left.compareTo(WORTH_ASKING) < 0) {
        return asked;
      }
      Asked other = asking.ask(next, request.in(left));
      asked = other.result() instanceof ChatResult.Resting ? asked : other;
    }
    return asked;
  }
}
