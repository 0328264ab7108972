package dev.parley.rtp;

/**
 * Keeps count of one source's packets by sequence number (RFC 3550 appendices A.1, A.3 and A.8). A
 * jump is believed when a second packet confirms it.
 */
final class Reception {
  /** What {@link #sequence} says of a packet that fits nowhere. */
  static final long REFUSED = -1;

  private static final int MAX_DROPOUT = 3000;
  private static final int MAX_MISORDER = 100;

  private boolean begun;
  private boolean restarted;
  private long base;
  private long highest;
  private long received;
  private long lostBefore;
  private int expected = -1;
  private long priorExpected;
  private long priorReceived;
  private long lastTransit;
  private boolean transitKnown;
  private int clockRate;
  private int jitter;

  /** A new source follows; what was lost so far stays counted. */
  void restart() {
    lostBefore = lost();
    begun = false;
  }

  /**
   * Takes a packet.
   *
   * @return its sequence number extended to count on without end, or {@link #REFUSED}
   */
  long sequence(int sequence) {
    restarted = false;
    if (!begun) {
      begin(sequence);
    }
    int ahead = (short) (sequence - (int) highest);
    if (ahead > MAX_DROPOUT || ahead < -MAX_MISORDER) {
      if (sequence != expected) {
        expected = (sequence + 1) & 0xFFFF;
        return REFUSED;
      }
      lostBefore = lost();
      begin(sequence);
      restarted = true;
      ahead = 0;
    }
    long extended = highest + ahead;
    highest = Math.max(highest, extended);
    received++;
    return extended;
  }

  private void begin(int sequence) {
    begun = true;
    base = (1L << 16) + sequence; // so that a packet overtaken by the first still has a number
    highest = base;
    received = 0;
    expected = -1;
    priorExpected = 0;
    priorReceived = 0;
    transitKnown = false;
    jitter = 0;
  }

  /** Whether the packet taken last began a new count. */
  boolean restarted() {
    return restarted;
  }

  /** Measures jitter by an audio packet, whose timestamps run at so many ticks a second. */
  void arrived(int timestamp, long now, int clockRate) {
    if (clockRate != this.clockRate) {
      jitter = this.clockRate == 0 ? 0 : (int) ((long) jitter * clockRate / this.clockRate);
      this.clockRate = clockRate;
      transitKnown = false;
    }
    long transit = (int) (now / 1000 * clockRate / 1_000_000 - timestamp);
    if (transitKnown) {
      long change = Math.abs((int) (transit - lastTransit));
      jitter += (int) (Math.min(change, 80_000) - ((jitter + 8) >> 4));
    }
    transitKnown = true;
    lastTransit = transit;
  }

  /** Whether there is anything to report. */
  boolean any() {
    return begun;
  }

  /** Packets that never came, those of earlier sources included. */
  long lost() {
    return lostBefore + (begun ? Math.max(0, highest - base + 1 - received) : 0);
  }

  /** Interarrival jitter in ticks of the timestamps. */
  int jitter() {
    return jitter >> 4;
  }

  /** The extended highest sequence number received, as a report has it. */
  int highest() {
    return (int) (highest - (1 << 16));
  }

  /** Cumulative loss of this source, as the 24 signed bits of a report. */
  int cumulative() {
    long lost = highest - base + 1 - received;
    return (int) Math.max(-0x800000, Math.min(0x7FFFFF, lost)) & 0xFFFFFF;
  }

  /** Share lost since the last call, in 256ths. */
  int fraction() {
    long all = highest - base + 1;
    long expectedSince = all - priorExpected;
    long lostSince = expectedSince - (received - priorReceived);
    priorExpected = all;
    priorReceived = received;
    return expectedSince <= 0 || lostSince <= 0
        ? 0
        : (int) Math.min(255, lostSince * 256 / expectedSince);
  }
}
