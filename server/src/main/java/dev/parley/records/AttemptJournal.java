package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.outbound.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one attempt, written by a thread of its own: {@link #append} hands events over and
 * returns, what has gathered is written together, in order. A full queue makes the appender wait;
 * nothing is dropped.
 */
public final class AttemptJournal implements CallJournal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptJournal.class);
  private static final int CAPACITY = 4096;

  /** How long a callee may be kept waiting for what they demanded to be on disk. */
  private static final Duration DEMANDED = Duration.ofSeconds(2);

  private static final int TRIES = 8;

  /** What a database within reach refused so often, it refuses for what is in it. */
  private static final int WHOLE_TRIES = 2;

  /** Short, so that what waited is written soon after the database is back. */
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(200), Duration.ofMillis(1_600));

  /** What became of the end of a call. */
  public enum End {
    /** It is on disk, and the webhook is queued. */
    KEPT,
    /** The attempt was no longer ours, and nothing was written. */
    NOT_OURS
  }

  private final Journals journals;
  private final Claim claim;
  private final RandomGenerator random;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicInteger next = new AtomicInteger(Journals.UNKNOWN);
  private final Thread writer;
  private volatile boolean lost;

  AttemptJournal(Journals journals, Claim claim, RandomGenerator random) {
    this.journals = journals;
    this.claim = claim;
    this.random = random;
    this.writer = Thread.ofVirtual().name("journal-" + claim.attempt()).start(this::write);
  }

  /** Whether the attempt turned out to be no longer ours; nothing more is written then. */
  public boolean lost() {
    return lost;
  }

  @Override
  public void append(CallEvent event) {
    if (event instanceof CallEvent.Ended ended) {
      End _ = end(ended);
    } else {
      put(new Entry(List.of(event), null, false));
    }
  }

  @Override
  public void append(List<CallEvent> together) {
    if (together.stream().noneMatch(CallEvent.OptedOut.class::isInstance)) {
      put(new Entry(List.copyOf(together), null, false));
      return;
    }
    CompletableFuture<End> receipt = new CompletableFuture<>();
    put(new Entry(List.copyOf(together), receipt, false));
    try {
      End _ = receipt.get(DEMANDED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("What a callee demanded is not on disk yet", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the call, durably. At most once: an attempt that has ended is no longer ours.
   *
   * @throws RecordsException if the database stays out of reach
   */
  public End end(CallEvent.Ended ended) {
    CompletableFuture<End> receipt = new CompletableFuture<>();
    put(new Entry(List.of(ended), receipt, true));
    try {
      // Waits on when interrupted: whoever stops a call still wants its end to be kept.
      return receipt.join();
    } catch (CompletionException e) {
      Throwable why = Objects.requireNonNullElse(e.getCause(), e);
      throw new RecordsException("The end of a call could not be kept.", why);
    }
  }

  private void put(Entry entry) {
    try {
      queue.put(entry);
    } catch (InterruptedException e) {
      // Whoever stops a call still wants its end to be kept.
      boolean taken = queue.offer(entry);
      Thread.currentThread().interrupt();
      if (!taken) {
        throw new RecordsException(
            "The journal of attempt %s is full.".formatted(claim.attempt()), e);
      }
    }
  }

  /** Writes what was appended until now and closes. */
  @Override
  public void close() {
    put(Entry.CLOSE);
    boolean interrupted = Thread.interrupted();
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    List<Entry> batch = new ArrayList<>();
    boolean open = true;
    while (open) {
      if (batch.isEmpty()) {
        batch.add(take());
      }
      queue.drainTo(batch);
      open = !batch.contains(Entry.CLOSE);
      if (settle(batch.stream().filter(entry -> !entry.events().isEmpty()).toList())) {
        batch.clear();
      }
    }
  }

  private Entry take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      // Nobody interrupts this thread: it has no handle outside of this class.
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** False if the batch waits, with what comes after it, for a database that is out of reach. */
  private boolean settle(List<Entry> batch) {
    RuntimeException failure = lost || batch.isEmpty() ? null : tryToWrite(batch);
    boolean awaited = false;
    for (Entry entry : batch) {
      CompletableFuture<End> receipt = entry.receipt();
      if (receipt != null) {
        if (failure == null) {
          boolean _ = receipt.complete(lost ? End.NOT_OURS : End.KEPT);
        } else if (entry.last()) {
          boolean _ = receipt.completeExceptionally(failure);
        }
      }
      awaited |= entry.last();
    }
    return failure == null || awaited || journals.reachable();
  }

  private @Nullable RuntimeException tryToWrite(List<Entry> batch) {
    List<CallEvent> events = new ArrayList<>();
    batch.forEach(entry -> events.addAll(entry.events()));
    RuntimeException failure = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        lost = !write(events, failure != null && i >= WHOLE_TRIES ? failure : null);
        return null;
      } catch (RuntimeException e) {
        failure = e;
        LOG.warn("A journal could not be written yet", e);
        pause(BACKOFF.after(i + 1, random));
      }
    }
    return failure;
  }

  /**
   * Whether the attempt was ours.
   *
   * @param refusal why the events were refused often enough to write less of them, or null
   */
  private boolean write(List<CallEvent> events, @Nullable RuntimeException refusal) {
    boolean less = refusal != null && !UnavailableException.caused(refusal);
    return less
        ? journals.writeWhatCanBe(claim, events, next)
        : journals.write(claim, events, next);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Events that are kept together.
   *
   * @param events none for the end of the journal
   * @param receipt told when they are kept, null if nobody waits
   * @param last whether they are the last, and whoever waits for them is told also that they failed
   */
  private record Entry(
      List<CallEvent> events, @Nullable CompletableFuture<End> receipt, boolean last) {
    static final Entry CLOSE = new Entry(List.of(), null, false);
  }
}
