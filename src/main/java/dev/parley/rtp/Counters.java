package dev.parley.rtp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** A leg's figures: written by its media thread alone, read by anyone. */
@SuppressWarnings("EnumOrdinal") // only a place in the array, never kept or sent
final class Counters {
  /** Which figure. Times are in nanoseconds. */
  enum Figure {
    SENT,
    RECEIVED,
    LOST,
    LATE,
    DUPLICATE,
    CONCEALED,
    IGNORED,
    MALFORMED,
    SEND_ERRORS,
    JITTER,
    PLAYOUT_DELAY,
    REMOTE_LOST,
    REMOTE_JITTER,
    ROUND_TRIP,
    REPORTS_SENT,
    REPORTS_RECEIVED
  }

  private final AtomicLongArray values = new AtomicLongArray(Figure.values().length);

  void count(Figure figure) {
    values.setRelease(figure.ordinal(), values.getPlain(figure.ordinal()) + 1);
  }

  void set(Figure figure, long value) {
    values.setRelease(figure.ordinal(), value);
  }

  long get(Figure figure) {
    return values.getAcquire(figure.ordinal());
  }

  MediaStats stats(long unread) {
    return new MediaStats(
        get(Figure.SENT),
        get(Figure.RECEIVED),
        get(Figure.LOST),
        get(Figure.LATE),
        get(Figure.DUPLICATE),
        get(Figure.CONCEALED),
        get(Figure.IGNORED),
        get(Figure.MALFORMED),
        unread,
        get(Figure.SEND_ERRORS),
        Duration.ofNanos(get(Figure.JITTER)),
        Duration.ofNanos(get(Figure.PLAYOUT_DELAY)),
        get(Figure.REMOTE_LOST),
        Duration.ofNanos(get(Figure.REMOTE_JITTER)),
        Duration.ofNanos(get(Figure.ROUND_TRIP)));
  }
}
