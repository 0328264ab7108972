package dev.parley.llm;

import dev.parley.call.ModelUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one call to language models: each is counted when it is sent, and settled when it
 * is known what became of it. Thread-safe.
 */
public final class ModelAccount {
  private final Consumer<ModelUse> ledger;
  private final InstantSource clock;
  private final Map<Integer, OpenRequest> open = new TreeMap<>();
  private int requests;
  private boolean closed;

  /**
   * An empty one.
   *
   * @param ledger told of each request that is settled
   * @param clock that passes evenly
   */
  public ModelAccount(Consumer<ModelUse> ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One whose requests nobody asks about. */
  public static ModelAccount ofNobody() {
    ModelAccount account = new ModelAccount(_ -> {}, InstantSource.system());
    account.closed = true;
    return account;
  }

  /**
   * Asks a model, and counts it.
   *
   * @param purpose what for, such as {@code "reply"}
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  public Asked ask(LanguageModel model, String purpose, ChatRequest request)
      throws InterruptedException {
    Instant asked = clock.instant();
    int number = begin(new OpenRequest(model, purpose, request, asked));
    ChatResult result = null;
    try {
      result = model.ask(request);
    } finally {
      came(number, result, Duration.between(asked, clock.instant()));
    }
    return result instanceof ChatResult.Resting
        ? new Asked(0, model.name(), result)
        : new Asked(number, model.name(), result);
  }

  private synchronized int begin(OpenRequest request) {
    requests++;
    if (!closed) {
      open.put(requests, request);
    }
    return requests;
  }

  private synchronized void came(
      int number, @Nullable ChatResult result, Duration took) {
    OpenRequest request = open.get(number);
    if (result instanceof ChatResult.Resting) {
      open.remove(number);
    } else if (request != null && result != null) {
      request.came(result, took);
    }
  }

  /**
   * Settles a request whose result is there.
   *
   * @param answered what became of it if it answered; otherwise its result tells
   * @return what it was; empty if there is none, or it is settled already
   */
  public synchronized Optional<ModelUse> settle(int request, ModelUse.Fate answered) {
    OpenRequest settled = open.remove(request);
    return Optional.ofNullable(settled).map(each -> tell(each.use(request, answered)));
  }

  /** Settles what is left, at the end of the call: answers that nobody took, and what was cut. */
  public synchronized List<ModelUse> close() {
    closed = true;
    List<ModelUse> left = new ArrayList<>();
    Instant now = clock.instant();
    open.forEach((number, request) -> {
      request.cut(now);
      left.add(tell(request.use(number, ModelUse.Fate.DISCARDED)));
    });
    open.clear();
    return left;
  }

  private ModelUse tell(ModelUse use) {
    ledger.accept(use);
    return use;
  }
}
