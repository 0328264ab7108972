package dev.parley.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.served.ServedApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps so many calls under way: as one has ended, the next is ordered. */
final class CallLoad implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

  /** How often it is looked whether a call ended that its callee knows nothing of. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final int TRIES = 3;
  private static final Duration STAGGER = Duration.ofMillis(150);
  private static final int NUMBERS = 10_000;

  private final ServedApi api;
  private final String agent;
  private final Callees callees;
  private final AtomicInteger ordered = new AtomicInteger();
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> lines = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * A call to be made.
   *
   * @param hangUpAfter since its order, by somebody who supervises; null for never
   */
  record Order(Callee callee, @Nullable Duration hangUpAfter) {
    static Order of(Callee callee) {
      return new Order(callee, null);
    }
  }

  /**
   * A call that has ended.
   *
   * @param record what the server keeps of it
   */
  record Outcome(List<CalleeTurn> turns, JsonNode record) {
    /** How many turns of theirs the server has heard. */
    long heard() {
      return record
          .path("conversation_history")
          .valueStream()
          .filter(turn -> turn.path("author").asText().equals("user"))
          .count();
    }
  }

  CallLoad(ServedApi api, String agent, Callees callees) {
    this.api = api;
    this.agent = agent;
    this.callees = callees;
  }

  /**
   * Begins.
   *
   * @param atOnce calls under way
   * @param orders each call by its number, counted from 0; null when there are no more
   */
  void begin(int atOnce, IntFunction<@Nullable Order> orders) {
    stopping = false;
    for (int i = 0; i < atOnce; i++) {
      int line = i;
      lines.add(
          threads.submit(() -> {
            Thread.sleep(STAGGER.multipliedBy(line));
            Order order = stopping ? null : next(orders);
            while (order != null) {
              order = stopping ? null : next(orders);
            }
            return null;
          }));
    }
  }

  private @Nullable Order next(IntFunction<@Nullable Order> orders)
      throws InterruptedException, ExecutionException {
    int number = ordered.getAndIncrement();
    Order order = orders.apply(number);
    if (order != null) {
      outcomes.add(hold("+1202555%04d".formatted(number % NUMBERS), order));
    }
    return order;
  }

  /** Holds a call; one that the callees' own telephone had no room for is made again. */
  private Outcome hold(String number, Order order) throws InterruptedException, ExecutionException {
    Outcome outcome = held(number, order);
    for (int tries = 1; tries < TRIES && refused(outcome); tries++) {
      outcome = held(number, order);
    }
    return outcome;
  }

  private static boolean refused(Outcome outcome) {
    return outcome.turns().isEmpty()
        && outcome.record().path("end_reason").asText().equals("trunk_unavailable");
  }

  private Outcome held(String number, Order order) throws InterruptedException, ExecutionException {
    Future<List<CalleeTurn>> over = callees.expect(number, order.callee());
    String call = api.call(agent, number);
    Duration supervised = order.hangUpAfter();
    Duration left = supervised == null ? LONGEST_CALL : supervised;
    while (!finished(over, left.compareTo(LOOK) < 0 ? left : LOOK) && !api.hasEnded(call)) {
      left = left.minus(LOOK);
      if (!left.isPositive()) {
        api.hangUp(call);
        break;
      }
    }
    JsonNode record = api.ended(call);
    return new Outcome(finished(over, LOOK) ? over.get() : List.of(), record);
  }

  private static boolean finished(Future<?> over, Duration within)
      throws InterruptedException, ExecutionException {
    try {
      var _ = over.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  /** What has ended until now. */
  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Whether something went wrong. */
  void check() throws InterruptedException {
    for (Future<?> line : lines) {
      if (line.isDone()) {
        await(line);
      }
    }
  }

  /** Orders no more, and waits for the calls under way. */
  void finish() throws InterruptedException {
    stopping = true;
    awaitAll();
  }

  /** Waits until there are no more calls to be made. */
  void awaitAll() throws InterruptedException {
    for (Future<?> line : lines) {
      await(line);
    }
    lines.clear();
  }

  private static void await(Future<?> line) throws InterruptedException {
    try {
      line.get();
    } catch (ExecutionException e) {
      throw new BenchException("A benchmark's call failed.", e);
    }
  }

  @Override
  public void close() {
    stopping = true;
    threads.shutdownNow();
  }
}
