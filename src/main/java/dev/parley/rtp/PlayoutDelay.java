package dev.parley.rtp;

/**
 * Decides how long packets wait before they are played: as long as the latest of the recent ones
 * came after the earliest, between 20 and 120 ms. Times of packets are told apart from their
 * timestamps' by their transit, which holds an unknown constant: only differences mean something.
 */
final class PlayoutDelay {
  static final long LEAST = 20_000_000;
  static final long MOST = 120_000_000;

  /** Later than this is no jitter but a gap. */
  private static final long GAP = 300_000_000;

  private static final long MARGIN = 10_000_000;

  /** By how much the remembered lateness shrinks each packet: 2.5 ms a second. */
  private static final long FORGOTTEN = 50_000;

  private long earliest;
  private long lateness;
  private boolean known;
  private boolean stale;

  /** Takes a packet's transit: its arrival less its timestamp, in nanoseconds. */
  void arrived(long transit) {
    if (!known) {
      known = true;
      earliest = transit;
    }
    long late = Math.max(0, transit - earliest);
    lateness = Math.max(late < GAP ? late : 0, lateness - FORGOTTEN);
    if (stale || transit < earliest) {
      earliest = transit;
      stale = false;
    } else {
      earliest += late / 1024; // follows a sender whose clock is slower
    }
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
  }

  boolean known() {
    return known;
  }

  /** How much later than anything seen a transit is; less than 0 is earlier. */
  long beyond(long transit) {
    return transit - earliest;
  }

  /** How long the earliest packets shall wait, in nanoseconds. */
  long target() {
    return Math.max(LEAST, Math.min(MOST, lateness + MARGIN));
  }
}
