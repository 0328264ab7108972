package dev.parley.bench.api;

import java.time.Duration;
import java.util.List;

/**
 * What {@link ApiBench} does.
 *
 * @param rates requests a second, one run each
 * @param length how long each run is
 * @param singles orders placed one by one on an idle server
 */
record ApiPlan(List<Integer> rates, Duration length, int singles) {
  ApiPlan {
    rates = List.copyOf(rates);
  }

  /** How many requests a run at a rate makes. */
  int requests(int rate) {
    return Math.toIntExact(rate * length.toMillis() / 1000);
  }
}
