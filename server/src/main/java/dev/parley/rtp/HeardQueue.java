package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Heard frames on their way from the media thread to one reader, the last 2 s of them. A reader
 * that is slower loses the oldest; neither waits for the other.
 */
final class HeardQueue {
  /** Frames that wait at most. */
  static final int CAPACITY = 100;

  /** More than the capacity, so that a reader has time to copy before its frame is written over. */
  private static final int SLOTS = 128;

  private final int frame;
  private final short[] samples;
  private final long[] arrivals = new long[SLOTS];
  private final boolean[] concealed = new boolean[SLOTS];

  /** The number of the frame in each slot; -1 while it is being written. */
  private final AtomicLongArray stamps = new AtomicLongArray(SLOTS);

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();

  /** Queues frames of so many samples a second. */
  HeardQueue(int rate) {
    frame = AudioClock.FRAME * AudioClock.samplesPerTick(rate);
    samples = new short[SLOTS * frame];
    for (int i = 0; i < SLOTS; i++) {
      stamps.setPlain(i, -1);
    }
  }

  /** Adds a frame; for the media thread. */
  void add(short[] heard, long arrivedNanos, boolean made) {
    long number = written.getPlain();
    int slot = (int) (number % SLOTS);
    stamps.setOpaque(slot, -1);
    VarHandle.storeStoreFence();
    System.arraycopy(heard, 0, samples, slot * frame, frame);
    arrivals[slot] = arrivedNanos;
    concealed[slot] = made;
    stamps.setRelease(slot, number);
    written.setRelease(number + 1);
  }

  /** Takes the oldest frame; for the reader. */
  boolean poll(AudioFrame into) {
    while (true) {
      long number = taken.getPlain();
      long end = written.getAcquire();
      if (number == end) {
        return false;
      }
      if (end - number > CAPACITY) {
        skipped.setRelease(skipped.getPlain() + end - CAPACITY - number);
        taken.setRelease(end - CAPACITY);
        continue;
      }
      int slot = (int) (number % SLOTS);
      if (stamps.getAcquire(slot) == number) {
        System.arraycopy(samples, slot * frame, into.samples(), 0, frame);
        into.describe(number * AudioClock.FRAME, arrivals[slot], concealed[slot]);
        VarHandle.loadLoadFence();
        if (stamps.getOpaque(slot) == number) {
          taken.setRelease(number + 1);
          return true;
        }
      }
    }
  }

  /** Frames dropped because nobody took them in time. */
  long unread() {
    long over = written.getAcquire() - taken.getAcquire() - CAPACITY;
    return skipped.getAcquire() + Math.max(0, over);
  }
}
