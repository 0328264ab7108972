package dev.parley.rtp;

import dev.parley.audio.Fade;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Samples on their way from one player to the media thread, 2 s of them in narrowband and 1 s in
 * wideband. Anyone may stop it: what is left then is split at once and for good into a part that
 * fades out and a part that is dropped. Anyone may hold it: the next frame fades out and what is
 * left waits.
 *
 * <p>All that is decided is one word, changed by compare-and-set: from the high end, 32 bits of
 * position up to which samples have left (74 hours in wideband), 2 bits of whether it is held, 15
 * bits of how many from there are not to be played on, and 15 bits of how many of those fade out.
 * Without a stop both counts are 0; with one it is not held.
 */
final class PlayQueue {
  /** Samples that wait at most. */
  static final int CAPACITY = 16_384;

  private static final int MASK = 0x7FFF;

  /** Nothing is held. */
  private static final int PLAYING = 0;

  /** The next frame fades out. */
  private static final int HUSHING = 1;

  /** Silence, and what is queued waits. */
  private static final int HELD = 2;

  /** The next frame fades in. */
  private static final int RISING = 3;

  private final short[] ring = new short[CAPACITY];
  private final AtomicLong queued = new AtomicLong();
  private final AtomicLong word = new AtomicLong();
  private float gain = 1;
  private long taken;

  /** Adds samples; for the player. Gives how many there was room for. */
  int play(short[] samples, int from, int count) {
    long end = queued.getPlain();
    int taking = Math.min(count, room());
    for (int done = 0; done < taking; ) {
      int at = (int) ((end + done) % CAPACITY);
      int run = Math.min(taking - done, CAPACITY - at);
      System.arraycopy(samples, from + done, ring, at, run);
      done += run;
    }
    queued.setRelease(end + taking);
    return taking;
  }

  /** Samples that {@link #play} would take. */
  int room() {
    return (int) (CAPACITY - (queued.getAcquire() - position(word.getAcquire())));
  }

  long queued() {
    return queued.getAcquire();
  }

  /** Up to where samples have left or were dropped. */
  long played() {
    return position(word.getAcquire());
  }

  /** Stops; gives up to where samples leave. For any thread. */
  long stop(int fade) {
    while (true) {
      long now = word.getAcquire();
      long position = position(now);
      int left = (int) (queued.getAcquire() - position);
      int audible = silent(now) ? 0 : dropped(now) > 0 ? fading(now) : left;
      int fading = Math.min(fade, audible);
      if (word.compareAndSet(now, pack(position, PLAYING, left, fading))) {
        return position + fading;
      }
    }
  }

  /** Falls silent with the next frame. For any thread. */
  void hold() {
    long now = word.getAcquire();
    while (dropped(now) == 0 && !word.compareAndSet(now, held(now, silent(now) ? HELD : HUSHING))) {
      now = word.getAcquire();
    }
  }

  /** Plays on. For any thread. */
  void resume() {
    long now = word.getAcquire();
    while (dropped(now) == 0
        && !word.compareAndSet(now, held(now, silent(now) ? RISING : PLAYING))) {
      now = word.getAcquire();
    }
  }

  private static boolean silent(long word) {
    return hold(word) == HELD || hold(word) == RISING;
  }

  private static long held(long word, int hold) {
    return pack(position(word), hold, dropped(word), fading(word));
  }

  /**
   * Takes the next frame, padded with silence; for the media thread.
   *
   * @return how many of its samples were queued
   */
  int take(short[] frame) {
    while (true) {
      long now = word.getAcquire();
      long position = position(now);
      int dropped = dropped(now);
      int fading = fading(now);
      if (dropped > 0 && fading == 0) {
        word.compareAndSet(now, pack(position + dropped, PLAYING, 0, 0));
        continue;
      }
      if (hold(now) == HELD) {
        copy(position, frame, 0);
        taken = position;
        return 0;
      }
      int left = dropped > 0 ? fading : (int) (queued.getAcquire() - position);
      int count = Math.min(frame.length, left);
      copy(position, frame, count);
      float first = dropped > 0 ? gain : hold(now) == RISING ? 0 : 1;
      float last = dropped > 0 ? first * (left - count) / left : hold(now) == HUSHING ? 0 : 1;
      if (first != 1 || last != 1) {
        Fade.ramp(frame, 0, count, first, last);
      }
      boolean over = dropped > 0 && count == fading;
      long next =
          dropped == 0
              ? pack(position + count, hold(now) == HUSHING ? HELD : PLAYING, 0, 0)
              : over
                  ? pack(position + dropped, PLAYING, 0, 0)
                  : pack(position + count, PLAYING, dropped - count, fading - count);
      if (word.compareAndSet(now, next)) {
        gain = dropped == 0 || over ? 1 : last;
        taken = position;
        return count;
      }
    }
  }

  /** Position of the first sample of the frame taken last; for the media thread. */
  long taken() {
    return taken;
  }

  /** Does at once what {@link #stop} asked, because nothing is being sent; for the media thread. */
  void dropStopped() {
    long now = word.getAcquire();
    if (dropped(now) > 0
        && word.compareAndSet(now, pack(position(now) + dropped(now), PLAYING, 0, 0))) {
      gain = 1;
    }
  }

  private void copy(long position, short[] frame, int count) {
    int at = (int) (position % CAPACITY);
    int run = Math.min(count, CAPACITY - at);
    System.arraycopy(ring, at, frame, 0, run);
    System.arraycopy(ring, 0, frame, run, count - run);
    for (int i = count; i < frame.length; i++) {
      frame[i] = 0;
    }
  }

  private static long pack(long position, int hold, int dropped, int fading) {
    return position << 32 | (long) hold << 30 | (long) dropped << 15 | fading;
  }

  private static long position(long word) {
    return word >>> 32;
  }

  private static int hold(long word) {
    return (int) (word >>> 30) & 3;
  }

  private static int dropped(long word) {
    return (int) (word >>> 15) & MASK;
  }

  private static int fading(long word) {
    return (int) word & MASK;
  }
}
