package dev.parley.tts;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Speech between the thread that renders it and the one that pulls it. Rendering runs ahead; the
 * longest text bounds how far. The lock guards all fields.
 */
final class SpeechBuffer implements Speech {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private short[] samples;
  private int filled;
  private int taken;
  private boolean finished;
  private boolean whole;
  private boolean closed;
  private @Nullable TtsException failure;
  private final @Nullable Patience patience;
  private final long began;
  private boolean late;

  /**
   * How long a reader waits, because somebody listens.
   *
   * @param first until the first samples are there, from when they were asked for
   * @param next for more
   * @param nanos the time
   */
  record Patience(Duration first, Duration next, LongSupplier nanos) {}

  /** Speech to be rendered; its reader waits as long as that takes. */
  SpeechBuffer() {
    samples = new short[1 << 14];
    patience = null;
    began = 0;
  }

  /** Speech to be rendered in time, or its reader is told that it failed. */
  SpeechBuffer(Patience patience) {
    samples = new short[1 << 14];
    this.patience = patience;
    began = patience.nanos().getAsLong();
  }

  /** Speech that is rendered already; the samples are not copied. */
  SpeechBuffer(short[] rendered) {
    patience = null;
    began = 0;
    samples = rendered;
    filled = rendered.length;
    finished = true;
    whole = true;
  }

  /** Adds samples; false when nobody wants any more. */
  boolean append(short[] from, int count) {
    lock.lock();
    try {
      if (filled == 0 && patience != null) {
        late = patience.nanos().getAsLong() - began > patience.first().toNanos();
      }
      if (filled + count > samples.length) {
        samples = Arrays.copyOf(samples, Math.max(filled + count, 2 * samples.length));
      }
      System.arraycopy(from, 0, samples, filled, count);
      filled += count;
      more.signalAll();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** No samples follow. */
  void finish() {
    lock.lock();
    try {
      finished = true;
      whole = !closed;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The voice failed; the reader is told after the samples that came before. */
  void fail(TtsException reason) {
    lock.lock();
    try {
      failure = reason;
      finished = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was rendered to its end before anyone stopped it. */
  boolean complete() {
    lock.lock();
    try {
      return whole;
    } finally {
      lock.unlock();
    }
  }

  /** Everything rendered so far, from the first sample. */
  short[] rendered() {
    lock.lock();
    try {
      return Arrays.copyOf(samples, filled);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything is rendered. */
  short[] await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!finished) {
        more.await();
      }
      if (failure != null) {
        throw failure;
      }
      return Arrays.copyOf(samples, filled);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read(short[] into) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (taken == filled && !finished && !closed) {
        waitForMore();
      }
      if (closed) {
        return -1;
      }
      if (taken < filled) {
        int count = Math.min(into.length, filled - taken);
        System.arraycopy(samples, taken, into, 0, count);
        taken += count;
        return count;
      }
      if (failure != null) {
        throw failure;
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  private void waitForMore() throws InterruptedException {
    Patience limits = patience;
    long from = filled > 0 && limits != null ? limits.nanos().getAsLong() : began;
    while (taken == filled && !finished && !closed) {
      if (limits == null) {
        more.await();
        continue;
      }
      Duration limit = filled > 0 ? limits.next() : limits.first();
      long left = limit.toNanos() - (limits.nanos().getAsLong() - from);
      if (left <= 0) {
        throw new TtsException(
            filled > 0
                ? "nothing more came for %d ms".formatted(limit.toMillis())
                : "no sound within %d ms".formatted(limit.toMillis()));
      }
      long _ = more.awaitNanos(left);
    }
  }

  /** Whether the first samples came later than a reader waits. */
  boolean late() {
    lock.lock();
    try {
      return late;
    } finally {
      lock.unlock();
    }
  }

  /** Why it failed, if it has, though samples that came before may still be read. */
  @Nullable TtsException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
