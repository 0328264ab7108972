package dev.parley.bench.calls;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.audio.Codecs;
import dev.parley.bench.callee.CalleeReplies;
import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.callee.Sounds;
import dev.parley.sim.TestCall;
import dev.parley.sim.TestPhone;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Everybody a server under measurement calls: one phone with many lines, which stands where the
 * trunk would be. They listen to nothing but loudness, so they cost little.
 */
final class Callees implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int NOT_FOUND = 404;

  private final TestPhone phone;
  private final CalleeReplies replies = CalleeReplies.load();
  private final AgentDocument agent;
  private final CalleeVoices voices;
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final AtomicInteger said = new AtomicInteger();
  private volatile boolean leaving;

  private record Expected(Callee callee, CompletableFuture<List<CalleeTurn>> over) {}

  /**
   * Opens their phone.
   *
   * @param agent whose questions they answer
   * @param tts their voices; all they may say is rendered here and now
   */
  Callees(AgentDocument agent, TextToSpeech tts, InstantSource clock, RandomGenerator random)
      throws InterruptedException {
    this.agent = agent;
    this.voices = new CalleeVoices(tts);
    for (Node node : agent.nodes()) {
      for (Voice voice : CalleeVoices.ALL) {
        for (String text : replies.at(node).plain()) {
          var _ = voices.spoken(text, voice);
        }
        for (String text : replies.at(node).paused()) {
          var _ = voices.spoken(text.replace("|", ","), voice);
        }
      }
    }
    phone =
        TestPhone.open(
            TestPhone.Settings.of(clock, random).speaking(Codecs.NARROWBAND), this::take);
  }

  /** What a server that is to call them needs as its trunk. */
  String trunk() {
    return phone.trunk();
  }

  /** Has somebody wait for the next call of a number; what they said comes when it is over. */
  Future<List<CalleeTurn>> expect(String number, Callee callee) {
    leaving = false;
    Expected next = new Expected(callee, new CompletableFuture<>());
    expected.put(number, next);
    return next.over();
  }

  /** Counts the turns that all of them have taken. */
  AtomicInteger said() {
    return said;
  }

  /** Has all hang up who are on the phone. */
  void leave() {
    leaving = true;
  }

  private void take(TestCall call) throws InterruptedException {
    String number = call.number();
    Expected called = number == null ? null : expected.remove(number);
    if (called == null) {
      call.refuse(NOT_FOUND);
      return;
    }
    try {
      called.over().complete(act(call, called.callee()));
    } catch (RuntimeException | InterruptedException e) {
      called.over().completeExceptionally(e);
      throw e;
    }
  }

  private List<CalleeTurn> act(TestCall call, Callee callee) throws InterruptedException {
    switch (callee) {
      case Callee.Talks talks -> {
        return call.answer() ? talk(call, talks) : List.of();
      }
      case Callee.Listens(Duration length) -> {
        if (call.answer()) {
          listen(call, length);
        }
      }
      case Callee.Refuses(int status) -> call.refuse(status);
      case Callee.LetsRing _ -> {
        if (call.ring(Duration.ZERO)) {
          listen(call, LONG);
        }
      }
    }
    return List.of();
  }

  private List<CalleeTurn> talk(TestCall call, Callee.Talks talks) throws InterruptedException {
    Random random = new Random(talks.number());
    TalkingCallee callee = new TalkingCallee(call, random, turn -> words(talks, turn, random));
    while (!call.over(TalkingCallee.TICK)) {
      said.addAndGet(callee.look());
      if (leaving || callee.gone() || callee.turns().size() >= talks.turns()) {
        break;
      }
    }
    return callee.turns();
  }

  /** What is said to the agent's next question; each fourth time with a pause. */
  private short[] words(Callee.Talks talks, int turn, RandomGenerator random)
      throws InterruptedException {
    Voice voice = CalleeVoices.ALL.get(talks.number() % CalleeVoices.ALL.size());
    List<Node> nodes = agent.nodes();
    CalleeReplies.Ways ways = replies.at(nodes.get(Math.min(turn, nodes.size() - 2)));
    if ((talks.number() + turn) % 4 == 0) {
      String text = ways.paused().get(random.nextInt(ways.paused().size()));
      short[] spoken = voices.spoken(text.replace("|", ","), voice);
      return Sounds.withPause(spoken, random.nextInt(200, 700));
    }
    return voices.spoken(ways.plain().get(random.nextInt(ways.plain().size())), voice);
  }

  /** Does nothing until the call ends, or a while is over. */
  private void listen(TestCall call, Duration length) throws InterruptedException {
    long until = System.nanoTime() + length.toNanos();
    Duration look = Duration.ofMillis(100);
    for (long left = until - System.nanoTime();
        left > 0 && !leaving;
        left = until - System.nanoTime()) {
      Duration rest = Duration.ofNanos(left);
      if (call.over(rest.compareTo(look) < 0 ? rest : look)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    phone.close();
  }
}
