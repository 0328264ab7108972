package dev.parley.driver;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioLine;
import dev.parley.call.CallEvent;
import dev.parley.call.LegId;
import dev.parley.conversation.Command;
import dev.parley.playout.Playout;
import java.time.Duration;
import java.util.Optional;

/** Words the conversation wants said, until they are over. */
final class SpeechHandle {
  private final Command.Say words;
  private long voicedAt = -1;
  private long sentNanos;

  SpeechHandle(Command.Say words) {
    this.words = words;
  }

  int say() {
    return words.say();
  }

  /** Whether something of it is on the line, or about to be. */
  boolean audible() {
    return voicedAt >= 0;
  }

  /** Whether the callee may speak over it. */
  boolean interruptible() {
    return words.interruptible();
  }

  void voiced(long position) {
    voicedAt = position;
  }

  /**
   * Looks whether the first voiced sample has left.
   *
   * @return when it left, only once
   */
  Optional<Long> newlySent(AudioLine line) {
    if (voicedAt < 0 || sentNanos != 0) {
      return Optional.empty();
    }
    sentNanos = line.sentNanos(voicedAt);
    return sentNanos == 0 ? Optional.empty() : Optional.of(sentNanos);
  }

  /** The record of what was said; empty when nothing was heard of it. */
  Optional<CallEvent.AgentSpoke> spoke(Playout.Finished finished, CallClock clock, LegId leg) {
    if (finished.heard().isEmpty() || sentNanos == 0) {
      return Optional.empty();
    }
    Duration from = clock.offset(sentNanos);
    Duration length = AudioClock.time(Math.max(0, finished.to() - voicedAt));
    return Optional.of(
        new CallEvent.AgentSpoke(
            clock.now(),
            leg,
            words.node(),
            words.step(),
            finished.heard(),
            !finished.complete(),
            from,
            from.plus(length),
            words.composedBy()));
  }
}
