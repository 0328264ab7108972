package dev.parley.audio;

import java.time.Duration;

/**
 * The clock that positions in audio are counted by: 8000 ticks a second of 125 µs each, whatever
 * the rate of the samples, which is a multiple of it. A line can so be told of in the same numbers
 * with narrowband and with wideband audio.
 */
public final class AudioClock {
  /** Ticks a second. */
  public static final int RATE = 8000;

  /** Nanoseconds of a tick. */
  public static final long TICK_NANOS = 1_000_000_000 / RATE;

  /** Ticks of a frame: 20 ms. */
  public static final int FRAME = RATE / 50;

  private AudioClock() {}

  /** Ticks in a time, the last one whole. */
  public static long ticks(Duration time) {
    return time.toNanos() / TICK_NANOS;
  }

  /** The time of so many ticks. */
  public static Duration time(long ticks) {
    return Duration.ofNanos(ticks * TICK_NANOS);
  }

  /**
   * Samples in a tick.
   *
   * @param rate samples a second
   * @throws IllegalArgumentException when they are no whole number
   */
  public static int samplesPerTick(int rate) {
    if (rate <= 0 || rate % RATE != 0) {
      throw new IllegalArgumentException(
          "a sample rate must be a multiple of %d, is %d".formatted(RATE, rate));
    }
    return rate / RATE;
  }
}
