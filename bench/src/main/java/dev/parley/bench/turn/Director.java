package dev.parley.bench.turn;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.bench.callee.CalleeReplies;
import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.callee.Sounds;
import dev.parley.call.CallEvent;
import dev.parley.call.FeltGap;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.sim.TestCall;
import dev.parley.sim.Utterance;
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

  private final AgentDocument document;
  private final CalleeReplies replies;
  private final CalleeVoices voices;
  private final Voice voice;
  private final Talk talk;
  private final RandomGenerator random;
  private int asked;

  Director(
      AgentDocument document,
      CalleeReplies replies,
      CalleeVoices voices,
      Voice voice,
      Talk talk,
      RandomGenerator random) {
    this.document = document;
    this.replies = replies;
    this.voices = voices;
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
    while (talk.callee().quiet().compareTo(QUIET) < 0) {
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
    CalleeReplies.Ways ways = replies.at(node);
    boolean paused = !pause.isZero();
    List<String> texts = paused ? ways.paused() : ways.plain();
    String marked = texts.get(index % texts.size());
    String text = marked.replace("|", ",");
    short[] spoken = voices.spoken(text, voice);
    short[] samples = paused ? Sounds.withPause(spoken, (int) pause.toMillis()) : spoken;
    Thread.sleep(random.nextInt(100, 400));
    int before = talk.journal().size();
    Utterance utterance = talk.callee().say(samples);
    while (!utterance.said() && !talk.journal().closed()) {
      Thread.sleep(5);
    }
    long resumed = utterance.firstNanos() + Sounds.resumed(samples).toNanos();
    return outcome(node, marked.replace("|", ""), pause, before, utterance, resumed);
  }

  private static boolean takenBack(Journal.Noted noted) {
    return noted.event() instanceof CallEvent.Stepped step
        && EventJson.read(step.event()) instanceof Event.TurnTakenBack;
  }

  /** How long the agent was heard while the callee spoke on. */
  private Duration over(Utterance utterance, long resumed, long answered) {
    OptionalLong last = talk.callee().voicedBefore(utterance.lastNanos());
    long from = Math.max(resumed, answered);
    return Duration.ofNanos(last.isEmpty() ? 0 : Math.max(0, last.getAsLong() - from));
  }

  private Take outcome(
      Node node, String said, Duration pause, int before, Utterance utterance, long resumed)
      throws InterruptedException {
    long end = utterance.lastNanos();
    asked = talk.journal().size();
    OptionalLong answered = answer(utterance.firstNanos(), end);
    @Nullable FeltGap parts =
        talk.journal()
            .await(CallEvent.GapMeasured.class, before, Duration.ofMillis(300))
            .map(noted -> ((CallEvent.GapMeasured) noted.event()).gap())
            .orElse(null);
    List<Journal.Noted> since = talk.journal().from(before);
    boolean during = answered.isPresent() && answered.getAsLong() < end;
    List<CallEvent.CalleeSpoke> heard =
        since.stream()
            .map(Journal.Noted::event)
            .filter(CallEvent.CalleeSpoke.class::isInstance)
            .map(CallEvent.CalleeSpoke.class::cast)
            .toList();
    boolean lost = heard.size() > 1 + since.stream().filter(Director::takenBack).count();
    boolean cutOff = during || lost;
    Duration over = during ? over(utterance, resumed, answered.getAsLong()) : null;
    Duration gap =
        cutOff || answered.isEmpty() ? null : Duration.ofNanos(answered.getAsLong() - end);
    Expects expects = CalleeReplies.expected(node);
    return new Take(
        expects, voice.id(), said, pause, cutOff, lost, over, gap, cutOff ? null : parts, heard);
  }

  /** When the agent's voice came in during the turn or after it. */
  private OptionalLong answer(long begun, long end) throws InterruptedException {
    TestCall callee = talk.callee();
    long patience = System.nanoTime() + ANSWER.toNanos();
    OptionalLong during = callee.voicedFrom(begun);
    if (during.isPresent() && during.getAsLong() < end) {
      return during;
    }
    OptionalLong after = callee.voicedFrom(end);
    while (after.isEmpty() && System.nanoTime() < patience && !talk.journal().closed()) {
      Thread.sleep(5);
      after = callee.voicedFrom(end);
    }
    return after;
  }

  /** The call. */
  Talk talk() {
    return talk;
  }

  /** For sounds over the agent's words. */
  Interjection interjection() {
    return new Interjection(talk);
  }
}
