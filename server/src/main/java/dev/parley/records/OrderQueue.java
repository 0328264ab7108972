package dev.parley.records;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders from many threads and commits those that came while the last were being committed in
 * one transaction: what a transaction costs, waiting for the disk above all, they share. Each is
 * answered when it is on disk. One that the database refuses does not keep the others from it.
 *
 * <p>At most {@value #CAPACITY} wait; further ones are refused.
 */
public final class OrderQueue {
  private static final int CAPACITY = 2_000;
  private static final int TOGETHER = 200;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicBoolean working = new AtomicBoolean();

  /** Queues the orders of one process. */
  public OrderQueue(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Queues a call. What is accepted is on disk when this returns.
   *
   * @throws UnavailableException if too many wait, or the database is out of reach
   */
  public CallOrder.Outcome order(CallOrder order) {
    Waiting waiting = new Waiting(order);
    if (!queue.offer(waiting)) {
      throw new UnavailableException("%d orders wait already.".formatted(CAPACITY));
    }
    work();
    try {
      // Waits on when interrupted, which does not undo an order.
      return waiting.outcome.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Has one thread carry out what waits, while something does. */
  private void work() {
    if (!queue.isEmpty() && working.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("orders")
          .start(() -> {
            try {
              for (List<Waiting> next = together(); !next.isEmpty(); next = together()) {
                carryOut(next);
              }
            } finally {
              working.set(false);
            }
            // One may have come after the last look and before its thread could see that nobody
            // works.
            work();
          });
    }
  }

  /** The next to be carried out: no two with the same key, for the second is the first again. */
  private List<Waiting> together() {
    List<Waiting> batch = new ArrayList<>();
    Set<Key> keys = new HashSet<>();
    Waiting next = queue.peek();
    while (next != null
        && batch.size() < TOGETHER
        && (next.order.idempotencyKey() == null || keys.add(Key.of(next.order)))) {
      batch.add(queue.remove());
      next = queue.peek();
    }
    return batch;
  }

  private record Key(Object team, @Nullable String key) {
    static Key of(CallOrder order) {
      return new Key(order.team(), order.idempotencyKey());
    }
  }

  private void carryOut(List<Waiting> batch) {
    try {
      List<CallOrder.Outcome> outcomes =
          transaction(batch.stream().map(waiting -> waiting.order).toList());
      for (int i = 0; i < batch.size(); i++) {
        boolean _ = batch.get(i).outcome.complete(outcomes.get(i));
      }
    } catch (RuntimeException e) {
      if (refused(e)) {
        batch.forEach(this::carryOutAlone);
      } else {
        fail(batch, e);
      }
    }
  }

  private List<CallOrder.Outcome> transaction(List<CallOrder> orders) {
    return database
        .jdbi()
        .inTransaction(handle -> new Ordering(handle, ids, clock).carryOut(orders));
  }

  private void carryOutAlone(Waiting waiting) {
    try {
      boolean _ = waiting.outcome.complete(transaction(List.of(waiting.order)).getFirst());
    } catch (RuntimeException e) {
      boolean _ = waiting.outcome.completeExceptionally(e);
    }
  }

  /** Whoever waits already would only wait as long for the same. */
  private void fail(List<Waiting> batch, RuntimeException failure) {
    List<Waiting> all = new ArrayList<>(batch);
    if (UnavailableException.caused(failure)) {
      queue.drainTo(all);
    }
    all.forEach(waiting -> waiting.outcome.completeExceptionally(failure));
  }

  /**
   * Whether the database rolled the transaction back for what was in it: bad data (SQLSTATE class
   * 22), a violated constraint (23) such as another node's order with the same key, a conflict with
   * another transaction (40), or too much of something (54). Then nothing of it is kept.
   */
  private static boolean refused(Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return Set.of("22", "23", "40", "54").contains(state.substring(0, 2))
            && !state.equals("40003");
      }
    }
    return false;
  }

  /** An order whose orderer waits. */
  private record Waiting(CallOrder order, CompletableFuture<CallOrder.Outcome> outcome) {
    Waiting(CallOrder order) {
      this(order, new CompletableFuture<>());
    }
  }
}
