package dev.parley.rtp;

/**
 * Decides how long packets wait before they are played: as long as the latest of the recent ones
 * came after the earliest, between 20 and 120 ms. Times of packets are told apart from their
 * timestamps' by their transit, which holds an unknown constant: only differences mean something. A
 * packet leaves when its last sample is there, so transit is counted from its end, and what is
 * played is behind by the longest of the recent packets as well.
 */
final class PlayoutDelay {
  static final long LEAST = 20_000_000;
  static final long MOST = 120_000_000;

  /** Later than this is no jitter but a gap. */
  private static final long GAP = 300_000_000;

  private static final long MARGIN = 10_000_000;

  /** A long packet is remembered for one to two of these. */
  private static final long MEMORY = 5_000_000_000L;

  private long earliest;
  private long lateness;
  private boolean known;
  private boolean stale;
  private long longestNow;
  private long longestBefore;
  private long since;

  /**
   * Takes a packet.
   *
   * @param transit its arrival less the time stamp of its end, in nanoseconds
   * @param length of its audio, in nanoseconds
   */
  void arrived(long transit, long length, long now) {
    if (!known) {
      known = true;
      earliest = transit;
      since = now;
    }
    if (now - since > MEMORY) {
      longestBefore = longestNow;
      longestNow = 0;
      since = now;
    }
    longestNow = Math.max(longestNow, length);
    long late = Math.max(0, transit - earliest);
    // What is remembered of the lateness shrinks by 2.5 ms a second.
    lateness = Math.max(late < GAP ? late : 0, lateness - length / 400);
    if (stale || transit < earliest) {
      earliest = transit;
      stale = false;
    } else {
      earliest += late / 1024 * length / 20_000_000; // follows a sender whose clock is slower
    }
  }

  /** The length of the longest of the recent packets, in nanoseconds. */
  long longest() {
    return Math.max(longestNow, longestBefore);
  }

  /** There was a gap; after it the way through the network may be another. */
  void relearn() {
    stale = true;
  }

  /** A new stream: nothing of the old one counts. */
  void reset() {
    known = false;
    stale = false;
    lateness = 0;
    longestNow = 0;
    longestBefore = 0;
  }

  boolean known() {
    return known;
  }

  /** How much later than anything must be a sample is, by its transit; less than 0 is too early. */
  long beyond(long transit) {
    return transit - earliest - longest();
  }

  /** How long the earliest packets shall wait, in nanoseconds. */
  long target() {
    return Math.max(LEAST, Math.min(MOST, lateness + MARGIN));
  }
}
