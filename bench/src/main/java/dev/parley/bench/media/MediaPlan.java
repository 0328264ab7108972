package dev.parley.bench.media;

import dev.parley.audio.Codec;
import java.time.Duration;
import java.util.List;

/**
 * Which calls are measured.
 *
 * @param calls how many at once, one run each
 * @param length how long each run is measured
 * @param codec both ways
 * @param recording whether both ways of every call are recorded
 * @param talk share of the time in which each party speaks, 0 to 1
 * @param baseline whether the same is measured in C
 */
record MediaPlan(
    List<Integer> calls,
    Duration length,
    Codec codec,
    boolean recording,
    double talk,
    boolean baseline) {
  /** As much as in a conversation between people. */
  static final double USUAL_TALK = TalkSpurts.USUAL_SHARE;

  /** Checks the share. */
  MediaPlan {
    if (!(talk > 0 && talk <= 1)) {
      throw new IllegalArgumentException("talk must be above 0 and at most 1, is " + talk);
    }
  }

  /** Packets due in a run. */
  double due(int calls) {
    return calls * 50 * (length.toNanos() / 1e9);
  }

  /** How long each run goes on before it is measured. */
  Duration warmUp() {
    Duration third = length.dividedBy(3);
    return third.compareTo(Duration.ofSeconds(5)) > 0 ? Duration.ofSeconds(5) : third;
  }
}
