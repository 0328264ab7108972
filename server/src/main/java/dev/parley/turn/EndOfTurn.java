package dev.parley.turn;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioClock;
import java.time.Duration;
import java.util.List;

/** Whether a silence has lasted long enough to end the turn, in the opinion of all who have one. */
final class EndOfTurn {
  private final Stages stages;
  private final List<? extends EndOfTurnOpinion> opinions;

  EndOfTurn(Stages stages, List<? extends EndOfTurnOpinion> opinions) {
    this.stages = stages;
    this.opinions = List.copyOf(opinions);
  }

  /**
   * Asks all, once the words are known, and notes in the utterance since when the silence was long
   * enough.
   */
  boolean decided(HeardUtterance u, Expects expects) {
    if (!u.textKnown()) {
      return false;
    }
    Duration needed = stages.silence(probability(u.pause(expects)));
    long beyond = u.silence - AudioClock.ticks(needed);
    if (beyond < 0) {
      return false;
    }
    if (!needed.equals(u.decidedAfter)) {
      u.decidedAfter = needed;
      u.decidedNanos =
          u.silenceNanos - (beyond < HeardWindow.TICKS ? 0 : beyond * AudioClock.TICK_NANOS);
    }
    return true;
  }

  private double probability(Pause pause) {
    double logOdds = opinions.stream().mapToDouble(opinion -> opinion.evidence(pause)).sum();
    return 1 / (1 + Math.exp(-logOdds));
  }
}
