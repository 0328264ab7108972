package dev.parley.bench;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.call.CallEvent;
import dev.parley.call.FeltGap;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Plays the callee of one call: listens until the agent has asked, and replies. */
final class Director {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final long MILLI = 1_000_000;

  private final AgentDocument document;
  private final Replies replies;
  private final Callers callers;
  private final Voice voice;
  private final Talk talk;
  private final RandomGenerator random;
  private int asked;

  Director(
      AgentDocument document,
      Replies replies,
      Callers callers,
      Voice voice,
      Talk talk,
      RandomGenerator random) {
    this.document = document;
    this.replies = replies;
    this.callers = callers;
    this.voice = voice;
    this.talk = talk;
    this.random = random;
  }

  /** Waits until the agent has asked something; empty when it does not any more. */
  Optional<Node> question() throws InterruptedException {
    Journal journal = talk.journal();
    do {
      if (!spoken()) {
        return Optional.empty();
      }
    } while (!settled());
    String node =
        journal
            .last(CallEvent.AgentSpoke.class, spoke -> spoke.node() != null)
            .map(CallEvent.AgentSpoke::node)
            .orElse("");
    return document.nodes().stream().filter(n -> n.id().equals(node)).findFirst();
  }

  /** Waits until the agent has said something to its end; false when it does not. */
  private boolean spoken() throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < limit && !talk.journal().closed()) {
      for (Journal.Noted noted : talk.journal().from(asked)) {
        asked++;
        if (noted.event() instanceof CallEvent.AgentSpoke spoke && !spoke.interrupted()) {
          return true;
        }
      }
      Thread.sleep(10);
    }
    return false;
  }

  /** Waits until nobody speaks; false when somebody took the word again. */
  private boolean settled() throws InterruptedException {
    while (talk.handset().quiet().compareTo(QUIET) < 0) {
      Thread.sleep(10);
    }
    return talk.journal().from(asked).stream().noneMatch(Director::speech);
  }

  private static boolean speech(Journal.Noted noted) {
    return switch (noted.event()) {
      case CallEvent.AgentSpoke _, CallEvent.CalleeSpoke _ -> true;
      default -> false;
    };
  }

  /**
   * Replies to a question.
   *
   * @param index which of the replies that fit
   * @param pause inside the reply, zero for none
   */
  Take reply(Node node, int index, Duration pause) throws InterruptedException {
    Replies.Ways ways = replies.at(node);
    boolean paused = !pause.isZero();
    List<String> texts = paused ? ways.paused() : ways.plain();
    String marked = texts.get(index % texts.size());
    String text = marked.replace("|", ",");
    short[] spoken = callers.spoken(text, voice);
    short[] samples = paused ? Sounds.withPause(spoken, (int) pause.toMillis()) : spoken;
    Thread.sleep(random.nextInt(100, 400));
    int before = talk.journal().size();
    Handset.Utterance utterance = talk.handset().say(samples);
    while (!utterance.said() && !talk.journal().closed()) {
      Thread.sleep(5);
    }
    return outcome(node, marked.replace("|", ""), pause, before, utterance);
  }

  private Take outcome(
      Node node, String said, Duration pause, int before, Handset.Utterance utterance)
      throws InterruptedException {
    long end = utterance.lastNanos;
    asked = talk.journal().size();
    OptionalLong answered = answer(utterance.firstNanos, end);
    @Nullable FeltGap parts =
        talk.journal()
            .await(CallEvent.GapMeasured.class, before, Duration.ofMillis(300))
            .map(noted -> ((CallEvent.GapMeasured) noted.event()).gap())
            .orElse(null);
    List<Journal.Noted> since = talk.journal().from(before);
    boolean cutOff =
        since.stream().anyMatch(n -> n.event() instanceof CallEvent.CalleeSpoke && n.nanos() < end)
            || (answered.isPresent() && answered.getAsLong() < end);
    List<CallEvent.CalleeSpoke> heard =
        since.stream()
            .map(Journal.Noted::event)
            .filter(CallEvent.CalleeSpoke.class::isInstance)
            .map(CallEvent.CalleeSpoke.class::cast)
            .toList();
    Duration gap =
        cutOff || answered.isEmpty() ? null : Duration.ofNanos(answered.getAsLong() - end);
    Expects expects = Replies.expected(node);
    return new Take(expects, voice.id(), said, pause, cutOff, gap, cutOff ? null : parts, heard);
  }

  /** When the agent's voice came in during the turn or after it. */
  private OptionalLong answer(long begun, long end) throws InterruptedException {
    Handset handset = talk.handset();
    long patience = System.nanoTime() + ANSWER.toNanos();
    OptionalLong during = handset.voicedFrom(begun);
    if (during.isPresent() && during.getAsLong() < end) {
      return during;
    }
    OptionalLong after = handset.voicedFrom(end);
    while (after.isEmpty() && System.nanoTime() < patience && !talk.journal().closed()) {
      Thread.sleep(5);
      after = handset.voicedFrom(end);
    }
    return after;
  }

  /** Waits until the agent has been speaking for a while; false when it does not. */
  boolean speaking(Duration length) throws InterruptedException {
    Handset handset = talk.handset();
    long from = System.nanoTime();
    long limit = from + LIMIT.toNanos();
    OptionalLong first = handset.voicedFrom(from);
    while (first.isEmpty() || System.nanoTime() - first.getAsLong() < length.toNanos()) {
      if (System.nanoTime() > limit || talk.journal().closed()) {
        return false;
      }
      Thread.sleep(5);
      first = handset.voicedFrom(from);
    }
    return handset.quiet().compareTo(QUIET) < 0;
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
    Handset handset = talk.handset();
    Handset.Utterance utterance = handset.say(samples);
    while (utterance.firstNanos == 0 && !talk.journal().closed()) {
      Thread.sleep(5);
    }
    long limit = utterance.firstNanos + watched.toNanos();
    while (System.nanoTime() < limit) {
      if (interrupted(before)) {
        long stopped = System.nanoTime() + 100 * MILLI;
        Thread.sleep(100);
        OptionalLong last = handset.voicedBefore(stopped);
        return new Reaction(
            last.isEmpty() ? null : Duration.ofNanos(last.getAsLong() - utterance.firstNanos),
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
