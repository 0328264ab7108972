package dev.parley.bench;

import java.time.Duration;
import java.util.List;

/**
 * Which calls are measured.
 *
 * @param calls how many at once, one run each
 * @param length how long each run is measured
 * @param recording whether both ways of every call are recorded
 * @param baseline whether the same is measured in C
 */
public record MediaPlan(List<Integer> calls, Duration length, boolean recording, boolean baseline) {
  /** How long each run goes on before it is measured. */
  Duration warmUp() {
    Duration third = length.dividedBy(3);
    return third.compareTo(Duration.ofSeconds(5)) > 0 ? Duration.ofSeconds(5) : third;
  }
}
