package dev.parley.audio;

import java.time.Duration;

/**
 * A sound of one frequency that neither moved nor changed its loudness: a beep, or the call of a
 * machine.
 *
 * @param hertz of its frequency
 */
public record SteadyTone(double hertz, Duration length) {
  /** Whether its frequency is this one, give or take so many hertz. */
  public boolean near(double frequency, double tolerance) {
    return Math.abs(hertz - frequency) <= tolerance;
  }
}
