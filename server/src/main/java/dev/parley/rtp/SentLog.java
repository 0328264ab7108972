package dev.parley.rtp;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/** When which queued samples left, for the last 5 s of them. Written by the media thread alone. */
final class SentLog {
  private static final int SLOTS = 256;

  /** The oldest slots may be written over while they are read. */
  private static final int REMEMBERED = 250;

  /** Of each packet: its first sample, the one after its last, and when it left. */
  private static final int FIELDS = 4;

  private final long[] packets = new long[SLOTS * FIELDS];
  private final AtomicLong size = new AtomicLong();

  /** Notes that samples left in one packet; for the media thread. */
  void add(long start, int count, long nanos) {
    long number = size.getPlain();
    int slot = (int) (number % SLOTS) * FIELDS;
    packets[slot] = start;
    packets[slot + 1] = start + count;
    packets[slot + 2] = nanos;
    size.setRelease(number + 1);
  }

  /** When the sample at a position left; 0 when it did not, or is forgotten. */
  long nanos(long position) {
    long end = size.getAcquire();
    for (long number = end - 1; number >= Math.max(0, end - REMEMBERED); number--) {
      int slot = (int) (number % SLOTS) * FIELDS;
      if (position >= packets[slot + 1]) {
        return 0; // later packets begin behind it: it was dropped, or has not left
      }
      if (position >= packets[slot]) {
        long nanos = packets[slot + 2];
        VarHandle.loadLoadFence();
        return size.getOpaque() - number < SLOTS ? nanos : 0;
      }
    }
    return 0;
  }
}
