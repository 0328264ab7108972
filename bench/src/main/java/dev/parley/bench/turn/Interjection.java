package dev.parley.bench.turn;

import dev.parley.call.CallEvent;
import dev.parley.sim.TestCall;
import dev.parley.sim.Utterance;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes sounds over an agent's words and notes what they did to it. */
final class Interjection {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final long MILLI = 1_000_000;

  private final Talk talk;

  Interjection(Talk talk) {
    this.talk = talk;
  }

  /** Waits until the agent has been speaking for a while; false when it does not. */
  boolean speaking(Duration length) throws InterruptedException {
    TestCall callee = talk.callee();
    long from = System.nanoTime();
    long limit = from + LIMIT.toNanos();
    OptionalLong first = callee.voicedFrom(from);
    while (first.isEmpty() || System.nanoTime() - first.getAsLong() < length.toNanos()) {
      if (System.nanoTime() > limit || talk.journal().closed()) {
        return false;
      }
      Thread.sleep(5);
      first = callee.voicedFrom(from);
    }
    return callee.quiet().compareTo(QUIET) < 0;
  }

  /**
   * What the agent did about a sound over its words.
   *
   * @param stopped from the sound's first voiced packet to the agent's last, null when it spoke on
   * @param paused how long it fell silent in all before it spoke on, null when it did not
   * @param heard what it took the sound for when it stopped, and how surely; empty when it spoke on
   */
  record Reaction(@Nullable Duration stopped, @Nullable Duration paused, String heard) {}

  /** Makes a sound over the agent's words. */
  Reaction over(short[] samples, Duration watched) throws InterruptedException {
    int before = talk.journal().size();
    TestCall callee = talk.callee();
    Utterance utterance = callee.say(samples);
    while (utterance.firstNanos() == 0 && !talk.journal().closed()) {
      Thread.sleep(5);
    }
    long limit = utterance.firstNanos() + watched.toNanos();
    while (System.nanoTime() < limit) {
      if (interrupted(before)) {
        long stopped = System.nanoTime() + 100 * MILLI;
        Thread.sleep(100);
        OptionalLong last = callee.voicedBefore(stopped);
        return new Reaction(
            last.isEmpty() ? null : Duration.ofNanos(last.getAsLong() - utterance.firstNanos()),
            null,
            heard(before));
      }
      Thread.sleep(5);
    }
    return new Reaction(null, paused(before), "");
  }

  private String heard(int before) throws InterruptedException {
    return talk.journal()
        .await(CallEvent.CalleeSpoke.class, before, ANSWER)
        .map(noted -> (CallEvent.CalleeSpoke) noted.event())
        .map(spoke -> "\"%s\" (%.2f)".formatted(spoke.text(), spoke.confidence()))
        .orElse("nothing");
  }

  private @Nullable Duration paused(int before) {
    return talk.journal().from(before).stream()
        .map(Journal.Noted::event)
        .filter(CallEvent.AgentPaused.class::isInstance)
        .map(CallEvent.AgentPaused.class::cast)
        .map(pause -> pause.to().minus(pause.from()))
        .reduce(Duration::plus)
        .orElse(null);
  }

  private boolean interrupted(int before) {
    return talk.journal().from(before).stream()
        .anyMatch(n -> n.event() instanceof CallEvent.AgentSpoke spoke && spoke.interrupted());
  }
}
