package dev.parley.llm;

import dev.parley.call.ModelUse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What this node has asked language models since it started. Thread-safe. */
public final class ModelLedger {
  private final InstantSource steady;
  private final Map<ModelUse.Fate, LongAdder> requests = new ConcurrentHashMap<>();
  private final LongAdder read = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder cost = new LongAdder();
  private final List<Consumer<Duration>> firsts = new CopyOnWriteArrayList<>();

  /**
   * An empty one.
   *
   * @param steady that passes evenly
   */
  public ModelLedger(InstantSource steady) {
    this.steady = steady;
  }

  /** An account for a call. */
  public ModelAccount open() {
    return new ModelAccount(this::settled, steady);
  }

  private void settled(ModelUse use) {
    requests.computeIfAbsent(use.fate(), _ -> new LongAdder()).increment();
    read.add(use.promptTokens());
    written.add(use.answerTokens());
    cost.add(use.cost());
    Duration first = use.first();
    if (first != null) {
      firsts.forEach(each -> each.accept(first));
    }
  }

  /** Has somebody told how long each answer's first words took. */
  public void tellFirsts(Consumer<Duration> listener) {
    firsts.add(listener);
  }

  /** How many requests came to this. */
  public long requests(ModelUse.Fate fate) {
    LongAdder count = requests.get(fate);
    return count == null ? 0 : count.sum();
  }

  /** Tokens that models read. */
  public long read() {
    return read.sum();
  }

  /** Tokens that models wrote. */
  public long written() {
    return written.sum();
  }

  /** In millionths of the currency. */
  public long cost() {
    return cost.sum();
  }
}
