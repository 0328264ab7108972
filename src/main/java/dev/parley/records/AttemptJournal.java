package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final int TRIES = 8;

  /** What a database within reach refused so often, it refuses for what is in it. */
  private static final int WHOLE_TRIES = 2;

  /** As a power of two, so that what waited is written soon after the database is back. */
  private static final int LONGEST_PAUSE = 4;

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What became of the end of a call. */
  public enum End {
    /** It is on disk, and the webhook is queued. */
    KEPT,
    /** The attempt was no longer ours, and nothing was written. */
    NOT_OURS
  }

  private final Journals journals;
  private final Claim claim;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicInteger next = new AtomicInteger(Journals.UNKNOWN);
  private final Thread writer;
  private volatile boolean lost;

  AttemptJournal(Journals journals, Claim claim) {
    this.journals = journals;
    this.claim = claim;
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
      put(new Entry(event, null));
    }
  }

  /**
   * Ends the call, durably. At most once: an attempt that has ended is no longer ours.
   *
   * @throws RecordsException if the database stays out of reach
   */
  public End end(CallEvent.Ended ended) {
    Receipt receipt = new Receipt();
    put(new Entry(ended, receipt));
    return receipt.await();
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
      if (settle(batch.stream().filter(entry -> entry.event() != null).toList())) {
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
      if (entry.receipt() != null) {
        awaited = true;
        entry.receipt().settle(lost ? End.NOT_OURS : End.KEPT, failure);
      }
    }
    return failure == null || awaited || journals.reachable();
  }

  private @Nullable RuntimeException tryToWrite(List<Entry> batch) {
    List<CallEvent> events = new ArrayList<>();
    for (Entry entry : batch) {
      if (entry.event() != null) {
        events.add(entry.event());
      }
    }
    RuntimeException failure = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        lost = !write(events, failure != null && i >= WHOLE_TRIES ? failure : null);
        return null;
      } catch (RuntimeException e) {
        failure = e;
        LOG.warn("A journal could not be written yet", e);
        pause(PAUSE.multipliedBy(1L << Math.min(i, LONGEST_PAUSE)));
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

  private record Entry(@Nullable CallEvent event, @Nullable Receipt receipt) {
    static final Entry CLOSE = new Entry(null, null);
  }

  /** Tells who waits for the end what became of it. */
  private static final class Receipt {
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile End end = End.NOT_OURS;
    private volatile @Nullable RuntimeException failure;

    void settle(End outcome, @Nullable RuntimeException cause) {
      end = outcome;
      failure = cause;
      settled.countDown();
    }

    End await() {
      boolean interrupted = false;
      while (settled.getCount() > 0) {
        try {
          settled.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      RuntimeException cause = failure;
      if (cause != null) {
        throw new RecordsException("The end of a call could not be kept.", cause);
      }
      return end;
    }
  }
}
