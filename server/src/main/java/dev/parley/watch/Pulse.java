package dev.parley.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one thread that carries calls, told by itself. Each sign of life says until when the
 * next one comes. Giving one allocates and locks nothing, so a media loop gives several a round.
 */
public final class Pulse {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /** So many rounds in a row that fail are no accident: the next would fail too. */
  private static final int HOPELESS = 20;

  /** So many are worth telling somebody. */
  private static final int FAILING = 5;

  private static final long NOTHING_PROMISED = Long.MIN_VALUE;

  private final String name;
  private final long limit;
  private final AtomicLong faults = new AtomicLong();
  private volatile Phase phase = Phase.NEW;
  private final LongSupplier time;
  private volatile long sign;
  private volatile long promised = NOTHING_PROMISED;
  private final AtomicInteger failedInARow = new AtomicInteger();
  private volatile @Nullable Throwable cause;
  private volatile Runnable whenDead = () -> {};

  private enum Phase {
    NEW,
    ALIVE,
    STOPPED,
    DEAD
  }

  /** How a thread does. */
  public enum State {
    /** It was not started yet. */
    NEW,
    /** It goes round, or waits for something to do. */
    RUNNING,
    /** It gave no sign of life for longer than it should, though it has work. */
    STUCK,
    /** It goes round, and round after round fails. */
    FAILING,
    /** It ended as it was told to. */
    STOPPED,
    /** It could not go on. */
    DEAD;

    /** Whether nothing is wrong. */
    public boolean well() {
      return switch (this) {
        case NEW, RUNNING, STOPPED -> true;
        case STUCK, FAILING, DEAD -> false;
      };
    }
  }

  /**
   * How a thread does just now.
   *
   * @param lastRound how long ago it gave its last sign of life
   * @param faults how many it outlived
   * @param cause what it died of, by its name
   */
  public record Reading(
      String name, State state, Duration lastRound, long faults, @Nullable String cause) {}

  /** One round of a thread. */
  @FunctionalInterface
  public interface Round {
    void go() throws Exception;
  }

  /**
   * A thread that is not started yet.
   *
   * @param name of the thread
   * @param limit how long it may work, or be late, without a sign of life
   */
  public Pulse(String name, Duration limit) {
    this(name, limit, System::nanoTime);
  }

  /**
   * The same by another clock.
   *
   * @param time in nanoseconds, as {@link System#nanoTime} tells it
   */
  Pulse(String name, Duration limit, LongSupplier time) {
    this.name = name;
    this.limit = limit.toNanos();
    this.time = time;
    this.sign = time.getAsLong();
  }

  public String name() {
    return name;
  }

  /** It has something to do, and will say so again or rest within the limit. */
  public void working() {
    long now = time.getAsLong();
    sign = now;
    promised = now + limit;
  }

  /** It waits for something to do, however long that takes. */
  public void resting() {
    sign = time.getAsLong();
    promised = NOTHING_PROMISED;
  }

  /** It waits, for so many nanoseconds at most. */
  public void resting(long nanos) {
    long now = time.getAsLong();
    sign = now;
    promised = now + nanos + limit;
  }

  /**
   * Counts something that was thrown and ended no more than what it was thrown by.
   *
   * @throws VirtualMachineError that very one, if no process outlives it
   */
  public void outlive(Throwable thrown) {
    Fatal.pass(thrown);
    faults.incrementAndGet();
  }

  /** Counts a round that failed for a reason that may pass, such as a database that is away. */
  public void failed() {
    failedInARow.incrementAndGet();
  }

  /** Counts a round that did what it should. */
  public void succeeded() {
    if (failedInARow.get() != 0) {
      failedInARow.set(0);
    }
  }

  /** The whole life of the thread. It is dead when {@code body} throws. */
  public void live(Runnable body) {
    begin();
    try {
      body.run();
      stop();
    } catch (Throwable e) {
      die(e);
    }
  }

  /** The thread begins to work; for one that is not ours, and whose signs others give. */
  public void begin() {
    phase = Phase.ALIVE;
    working();
  }

  /** The thread ends as it should. */
  public void stop() {
    resting();
    phase = Phase.STOPPED;
  }

  /**
   * Goes round and round. What a round throws is counted, and the next begins after a moment; when
   * {@value #HOPELESS} in a row have failed, the last one's fault is thrown, for the thread cannot
   * go on.
   */
  public void rounds(BooleanSupplier on, Round round) {
    while (on.getAsBoolean()) {
      try {
        round.go();
        succeeded();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) {
        outlive(e);
        failed();
        if (failedInARow.get() >= HOPELESS) {
          throw new HopelessException(name, e);
        }
        LOG.error("A round of {} failed", name, e);
        LockSupport.parkNanos(failedInARow.get() * 1_000_000L);
      }
    }
  }

  /** The thread cannot go on. */
  public void die(Throwable e) {
    cause = e instanceof HopelessException && e.getCause() != null ? e.getCause() : e;
    phase = Phase.DEAD;
    try {
      LOG.error("The thread {} cannot go on", name, e);
    } finally {
      whenDead.run();
    }
  }

  /** Has somebody told, on the dying thread, that it dies; at once if it is dead already. */
  void whenDead(Runnable told) {
    whenDead = told;
    if (phase == Phase.DEAD) {
      told.run();
    }
  }

  /** How it does. */
  public Reading read() {
    Throwable died = cause;
    return new Reading(
        name,
        state(),
        Duration.ofNanos(Math.max(0, time.getAsLong() - sign)),
        faults.get(),
        died == null ? null : died.getClass().getSimpleName());
  }

  private State state() {
    long due = promised;
    return switch (phase) {
      case NEW -> State.NEW;
      case STOPPED -> State.STOPPED;
      case DEAD -> State.DEAD;
      case ALIVE -> {
        if (due != NOTHING_PROMISED && time.getAsLong() - due > 0) {
          yield State.STUCK;
        }
        yield failedInARow.get() >= FAILING ? State.FAILING : State.RUNNING;
      }
    };
  }

  /** Round after round failed. */
  private static final class HopelessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HopelessException(String name, Throwable cause) {
      super("%d rounds of %s in a row failed".formatted(HOPELESS, name), cause);
    }
  }
}
