package dev.parley.bench;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.SipConfig;
import dev.parley.telephony.IncomingCall;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.PhoneEvent;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.jspecify.annotations.Nullable;

/**
 * Everybody a server under measurement calls: one phone with many lines, which stands where the
 * trunk would be. They listen to nothing but loudness, so they cost little.
 */
final class Callees implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int NOT_FOUND = 404;
  private static final int MOST = 2000;

  private final Phone phone;
  private final Replies replies = Replies.load();
  private final AgentDocument agent;
  private final Callers voices;
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
    this.voices = new Callers(tts);
    for (Node node : agent.nodes()) {
      for (Voice voice : Callers.VOICES) {
        for (String text : replies.at(node).plain()) {
          var _ = voices.spoken(text, voice);
        }
        for (String text : replies.at(node).paused()) {
          var _ = voices.spoken(text.replace("|", ","), voice);
        }
      }
    }
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    PhoneConfig config =
        PhoneConfig.of(
            SipConfig.of(anywhere, clock, random),
            MediaConfig.of(anywhere.getAddress(), clock, random).withThreads(1));
    phone = Phone.open(new PhoneConfig(config.sip(), config.media(), config.codecs(), MOST));
    phone.serve(this::take);
  }

  /** What a server that is to call them needs as its trunk. */
  String trunk() {
    return "sip:127.0.0.1:%d;transport=udp".formatted(phone.address().getPort());
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

  private void take(PhoneCall call, IncomingCall incoming) throws InterruptedException {
    String number = incoming.to();
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

  private List<CalleeTurn> act(PhoneCall call, Callee callee) throws InterruptedException {
    switch (callee) {
      case Callee.Talks talks -> {
        return answered(call) ? talk(call, talks) : List.of();
      }
      case Callee.Listens(Duration length) -> {
        if (answered(call)) {
          listen(call, length);
        }
      }
      case Callee.Refuses(int status) -> call.refuse(status);
      case Callee.LetsRing _ -> {
        call.ring();
        listen(call, LONG);
      }
    }
    return List.of();
  }

  private List<CalleeTurn> talk(PhoneCall call, Callee.Talks talks) throws InterruptedException {
    Random random = new Random(talks.number());
    try (Handset handset = new Handset(call.audio(), random)) {
      TalkingCallee callee = new TalkingCallee(handset, random, turn -> words(talks, turn, random));
      while (!ended(call, TalkingCallee.TICK)) {
        said.addAndGet(callee.look());
        if (leaving || callee.gone() || callee.turns().size() >= talks.turns()) {
          break;
        }
      }
      return callee.turns();
    }
  }

  /** What is said to the agent's next question; each fourth time with a pause. */
  private short[] words(Callee.Talks talks, int turn, RandomGenerator random)
      throws InterruptedException {
    Voice voice = Callers.VOICES.get(talks.number() % Callers.VOICES.size());
    List<Node> nodes = agent.nodes();
    Replies.Ways ways = replies.at(nodes.get(Math.min(turn, nodes.size() - 2)));
    if ((talks.number() + turn) % 4 == 0) {
      String text = ways.paused().get(random.nextInt(ways.paused().size()));
      short[] spoken = voices.spoken(text.replace("|", ","), voice);
      return Sounds.withPause(spoken, random.nextInt(200, 700));
    }
    return voices.spoken(ways.plain().get(random.nextInt(ways.plain().size())), voice);
  }

  private static boolean answered(PhoneCall call) throws InterruptedException {
    call.answer();
    @Nullable PhoneEvent event = call.next(LONG);
    while (event != null && !(event instanceof PhoneEvent.Ended)) {
      if (event instanceof PhoneEvent.Answered) {
        return true;
      }
      event = call.next(LONG);
    }
    return false;
  }

  /** Does nothing until the call ends, or a while is over. */
  private void listen(PhoneCall call, Duration length) throws InterruptedException {
    long until = System.nanoTime() + length.toNanos();
    Duration look = Duration.ofMillis(100);
    for (long left = until - System.nanoTime();
        left > 0 && !leaving;
        left = until - System.nanoTime()) {
      Duration rest = Duration.ofNanos(left);
      if (ended(call, rest.compareTo(look) < 0 ? rest : look)) {
        return;
      }
    }
  }

  private static boolean ended(PhoneCall call, Duration limit) throws InterruptedException {
    return call.next(limit) instanceof PhoneEvent.Ended;
  }

  @Override
  public void close() {
    phone.close();
  }
}
