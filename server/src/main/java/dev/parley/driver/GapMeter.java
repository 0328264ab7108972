package dev.parley.driver;

import dev.parley.call.FeltGap;
import dev.parley.turn.TurnSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

/** Measures the silence the callee feels between a turn of theirs and our answer to it. */
final class GapMeter {
  private final LongFunction<Duration> sinceAnswer;
  private int turn;
  private boolean waiting;
  private int say = -1;
  private long voicedNanos;
  private long decidedNanos;
  private long textNanos;
  private long wordsNanos;
  private long synthesizedNanos;

  /**
   * A meter.
   *
   * @param sinceAnswer how long after the answer a time of the line's packets is
   */
  GapMeter(LongFunction<Duration> sinceAnswer) {
    this.sinceAnswer = sinceAnswer;
  }

  /** A turn of the callee ended. */
  void turnEnded(TurnSignal.Ended ended, long textNanos) {
    turn++;
    waiting = true;
    say = -1;
    voicedNanos = ended.voicedNanos();
    decidedNanos = ended.decidedNanos();
    this.textNanos = textNanos;
  }

  /** The callee speaks again before an answer; there is no gap to measure. */
  void resumed() {
    waiting = false;
  }

  /** The words of an answer are known. */
  void words(int say, long nanos) {
    if (waiting && this.say < 0) {
      this.say = say;
      wordsNanos = nanos;
    }
  }

  /** The first voiced sample of some words was made. */
  void synthesized(int say, long nanos) {
    if (say == this.say) {
      synthesizedNanos = nanos;
    }
  }

  /** The packet with the first voiced sample of some words left. */
  Optional<FeltGap> sent(int say, long nanos) {
    if (!waiting || say != this.say) {
      return Optional.empty();
    }
    waiting = false;
    return Optional.of(
        new FeltGap(
            turn,
            sinceAnswer.apply(voicedNanos),
            Duration.ofNanos(nanos - voicedNanos),
            Duration.ofNanos(decidedNanos - voicedNanos),
            Duration.ofNanos(textNanos - decidedNanos),
            Duration.ofNanos(wordsNanos - textNanos),
            Duration.ofNanos(synthesizedNanos - wordsNanos),
            Duration.ofNanos(nanos - synthesizedNanos)));
  }
}
