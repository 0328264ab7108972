package dev.parley.rtp;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/** When which queued samples left, for the last 5 s of them. Written by the media thread alone. */
final class SentLog {
  private static final int SLOTS = 256;

  /** The oldest slots may be written over while they are read. */
  private static final int REMEMBERED = 250;

  private final long[] starts = new long[SLOTS];
  private final long[] ends = new long[SLOTS];
  private final long[] times = new long[SLOTS];
  private final AtomicLong size = new AtomicLong();

  /** Notes that samples left in one packet; for the media thread. */
  void add(long start, int count, long nanos) {
    long number = size.getPlain();
    int slot = (int) (number % SLOTS);
    starts[slot] = start;
    ends[slot] = start + count;
    times[slot] = nanos;
    size.setRelease(number + 1);
  }

  /** When the sample at a position left; 0 when it did not, or is forgotten. */
  long nanos(long position) {
    long end = size.getAcquire();
    for (long number = end - 1; number >= Math.max(0, end - REMEMBERED); number--) {
      int slot = (int) (number % SLOTS);
      if (position >= ends[slot]) {
        return 0; // later packets begin behind it: it was dropped, or has not left
      }
      if (position >= starts[slot]) {
        long nanos = times[slot];
        VarHandle.loadLoadFence();
        return size.getOpaque() - number < SLOTS ? nanos : 0;
      }
    }
    return 0;
  }
}
