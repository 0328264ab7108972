package dev.parley.rtp;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A leg's figures: written by its media thread alone, read by anyone. */
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
    SKIPPED,
    JITTER,
    PLAYOUT_DELAY,
    REMOTE_LOST,
    REMOTE_JITTER,
    ROUND_TRIP,
    REPORTS_SENT,
    REPORTS_RECEIVED
  }

  private final Map<Figure, AtomicLong> values = new EnumMap<>(Figure.class);

  Counters() {
    for (Figure figure : Figure.values()) {
      values.put(figure, new AtomicLong());
    }
  }

  void count(Figure figure) {
    count(figure, 1);
  }

  void count(Figure figure, long times) {
    AtomicLong value = value(figure);
    value.setRelease(value.getPlain() + times);
  }

  void set(Figure figure, long value) {
    value(figure).setRelease(value);
  }

  long get(Figure figure) {
    return value(figure).getAcquire();
  }

  private AtomicLong value(Figure figure) {
    return Objects.requireNonNull(values.get(figure));
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
        get(Figure.SKIPPED),
        Duration.ofNanos(get(Figure.JITTER)),
        Duration.ofNanos(get(Figure.PLAYOUT_DELAY)),
        get(Figure.REMOTE_LOST),
        Duration.ofNanos(get(Figure.REMOTE_JITTER)),
        Duration.ofNanos(get(Figure.ROUND_TRIP)));
  }
}
