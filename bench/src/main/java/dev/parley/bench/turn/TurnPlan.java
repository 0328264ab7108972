package dev.parley.bench.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which turns are taken.
 *
 * @param plain without a pause
 * @param paused with one of 200 to 700 ms
 * @param overlaps of each sound made while the agent speaks
 * @param calls under way at once
 * @param rooms whether calls from rooms with a television and over lines with an echo are held
 */
record TurnPlan(int plain, int paused, int overlaps, int calls, boolean rooms) {
  private static final int SHORTEST = 200;
  private static final int LONGEST = 700;
  private static final int STEP = 10;
  private static final long SEED = 1;

  /**
   * A turn to take.
   *
   * @param index which of the replies that fit is given
   * @param pause inside it, zero for none
   */
  record Planned(int index, Duration pause) {}

  /** All turns, always in the same order. */
  List<Planned> turns() {
    List<Duration> pauses = new ArrayList<>(Collections.nCopies(plain, Duration.ZERO));
    Random random = new Random(SEED);
    for (int i = 0; i < paused; i++) {
      int steps = random.nextInt(SHORTEST / STEP, LONGEST / STEP + 1);
      pauses.add(Duration.ofMillis((long) STEP * steps));
    }
    Collections.shuffle(pauses, random);
    return IntStream.range(0, pauses.size()).mapToObj(i -> new Planned(i, pauses.get(i))).toList();
  }

  /** The same without sounds made over the agent. */
  TurnPlan withoutOverlaps() {
    return new TurnPlan(plain, paused, 0, calls, false);
  }
}
