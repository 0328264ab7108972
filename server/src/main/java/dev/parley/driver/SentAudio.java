package dev.parley.driver;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A line that remembers what was played on it, to be compared with what is heard. One thread plays,
 * another asks; the lock guards what is kept.
 */
final class SentAudio implements AudioLine {
  private static final int KEPT = 4 * AudioClock.RATE;

  /** How far what is asked for stays behind what has left, so that it has no gaps. */
  private static final int BEHIND = 3 * AudioClock.FRAME;

  private final AudioLine line;
  private final int perTick;
  private final ReentrantLock lock = new ReentrantLock();
  private final short[] kept;
  private long asked;
  private boolean flowing;

  SentAudio(AudioLine line) {
    this.line = line;
    perTick = AudioClock.samplesPerTick(line.rate());
    kept = new short[KEPT * perTick];
  }

  /** Takes the next ticks of what was sent, as time passes: silence where nothing was. */
  short[] next(int ticks) {
    short[] next = new short[ticks * perTick];
    lock.lock();
    try {
      long left = line.played();
      if (left - asked > KEPT / 2) {
        asked = left - BEHIND;
      }
      long waiting = left - asked;
      flowing = flowing ? waiting > 0 : waiting >= ticks + BEHIND;
      int count = flowing ? (int) Math.min(waiting, ticks) : 0;
      for (int i = 0; i < count * perTick; i++) {
        next[i] = kept[(int) ((asked * perTick + i) % kept.length)];
      }
      asked += count;
      return next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int play(short[] samples, int from, int count) {
    lock.lock();
    try {
      long position = line.queued() * perTick;
      int taken = line.play(samples, from, count);
      for (int i = 0; i < taken; i++) {
        kept[(int) ((position + i) % kept.length)] = samples[from + i];
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long stop(Duration fade) {
    lock.lock();
    try {
      long left = line.stop(fade);
      long dropped = Math.min(line.queued() - left, KEPT);
      for (long i = left * perTick; i < (left + dropped) * perTick; i++) {
        kept[(int) (i % kept.length)] = 0;
      }
      asked = Math.max(asked, left - BEHIND);
      return left;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int rate() {
    return line.rate();
  }

  @Override
  public boolean poll(AudioFrame into) {
    return line.poll(into);
  }

  @Override
  public boolean heardSince(long nanos) {
    return line.heardSince(nanos);
  }

  @Override
  public boolean closed() {
    return line.closed();
  }

  @Override
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    return line.awaitRoom(limit);
  }

  @Override
  public long queued() {
    return line.queued();
  }

  @Override
  public long played() {
    return line.played();
  }

  @Override
  public void hold() {
    line.hold();
  }

  @Override
  public void resume() {
    line.resume();
  }

  @Override
  public long sentNanos(long position) {
    return line.sentNanos(position);
  }
}
