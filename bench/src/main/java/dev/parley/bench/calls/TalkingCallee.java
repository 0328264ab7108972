package dev.parley.bench.calls;

import dev.parley.sim.TestCall;
import dev.parley.sim.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A callee in conversation: says something each time the agent has spoken and fallen silent, and
 * notes how long the answer took. All times are of their own socket.
 */
final class TalkingCallee {
  /** How often it looks. */
  static final Duration TICK = Duration.ofMillis(10);

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** An agent that is silent for so long will say nothing any more. */
  private static final Duration GIVING_UP = Duration.ofSeconds(25);

  /** Longer than an agent pauses between two sentences. */
  private static final int SILENCE = 600;

  private static final int THINKING = 500;

  private final TestCall call;
  private final RandomGenerator random;
  private final Words words;
  private final List<CalleeTurn> turns = new ArrayList<>();
  private @Nullable Utterance saying;
  private Duration thought;
  private long since = System.nanoTime();

  /** What is said. */
  @FunctionalInterface
  interface Words {
    /** The samples of a turn, counted from 0. */
    short[] at(int turn) throws InterruptedException;
  }

  TalkingCallee(TestCall call, RandomGenerator random, Words words) {
    this.call = call;
    this.random = random;
    this.words = words;
    this.thought = think();
  }

  private Duration think() {
    return Duration.ofMillis(SILENCE + random.nextInt(THINKING));
  }

  /** What was said until now. */
  List<CalleeTurn> turns() {
    return List.copyOf(turns);
  }

  /** Whether nothing came from the agent for so long that it is no use to wait. */
  boolean gone() {
    return System.nanoTime() - since > GIVING_UP.toNanos();
  }

  /** Does what is to be done now; gives how many turns that completed. */
  int look() throws InterruptedException {
    int before = turns.size();
    act();
    return turns.size() - before;
  }

  private void act() throws InterruptedException {
    Utterance now = saying;
    if (now != null) {
      await(now);
    } else if (call.voicedFrom(since).isPresent() && call.quiet().compareTo(thought) >= 0) {
      saying = call.say(words.at(turns.size()));
      thought = think();
    }
  }

  private void await(Utterance now) {
    if (!now.said()) {
      return;
    }
    long end = now.lastNanos();
    OptionalLong during = call.voicedFrom(now.firstNanos());
    boolean cutOff = during.isPresent() && during.getAsLong() < end;
    OptionalLong after = call.voicedFrom(end);
    boolean late = System.nanoTime() - end > PATIENCE.toNanos();
    if (cutOff || after.isPresent() || late) {
      Duration gap = cutOff || after.isEmpty() ? null : Duration.ofNanos(after.getAsLong() - end);
      turns.add(new CalleeTurn(end, cutOff, gap));
      saying = null;
      since = end;
    }
  }
}
