package dev.parley.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which turns are taken.
 *
 * @param plain without a pause
 * @param paused with one of 200 to 700 ms
 * @param overlaps of each sound made while the agent speaks
 * @param calls under way at once
 */
public record TurnPlan(int plain, int paused, int overlaps, int calls) {
  private static final int SHORTEST = 200;
  private static final int LONGEST = 700;
  private static final int STEP = 100;

  /** The pauses of all turns in a fixed order, zero where there is none. */
  List<Duration> pauses() {
    List<Duration> pauses = new ArrayList<>(Collections.nCopies(plain, Duration.ZERO));
    int steps = (LONGEST - SHORTEST) / STEP + 1;
    for (int i = 0; i < paused; i++) {
      pauses.add(Duration.ofMillis(SHORTEST + STEP * (i % steps)));
    }
    Collections.shuffle(pauses, new Random(1));
    return pauses;
  }

  /** The same without sounds made over the agent. */
  TurnPlan withoutOverlaps() {
    return new TurnPlan(plain, paused, 0, calls);
  }
}
