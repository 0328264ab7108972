package dev.parley.tts;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Speech to be rendered. */
  SpeechBuffer() {
    samples = new short[1 << 14];
  }

  /** Speech that is rendered already; the samples are not copied. */
  SpeechBuffer(short[] rendered) {
    samples = rendered;
    filled = rendered.length;
    finished = true;
    whole = true;
  }

  /** Adds samples; false when nobody wants any more. */
  boolean append(short[] from, int count) {
    lock.lock();
    try {
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
      while (taken == filled && !finished && !closed) {
        more.await();
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
