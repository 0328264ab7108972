package dev.parley.bench.turn;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.bench.callee.CalleeReplies;
import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.report.BenchException;
import dev.parley.driver.ConversationDriver;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Holds the calls of a {@link TurnPlan} with one set of engines. */
final class TurnRun {
  private static final int TURNS_A_CALL = 15;
  private static final int OVERLAPS_A_CALL = 8;
  private static final int MOST_FAILURES = 5;

  private final ConversationDriver driver;
  private final CalleeReplies replies;
  private final CalleeVoices voices;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final AtomicInteger calls = new AtomicInteger();

  TurnRun(
      ConversationDriver driver, TextToSpeech tts, InstantSource clock, Consumer<String> progress) {
    this.driver = driver;
    this.replies = CalleeReplies.load();
    this.voices = new CalleeVoices(tts);
    this.clock = clock;
    this.progress = progress;
  }

  /** A call's share of the work; gives how much of it was done. */
  @FunctionalInterface
  private interface Share<T> {
    void take(Director director, Voice voice, T first, Queue<T> rest) throws InterruptedException;
  }

  /** Takes all turns. */
  List<Take> turns(TurnPlan plan) throws InterruptedException {
    List<Take> takes = Collections.synchronizedList(new ArrayList<>());
    AgentDocument document = CalleeReplies.agent("turn-agent.json");
    inCalls(
        document,
        plan.calls(),
        new ConcurrentLinkedQueue<>(plan.turns()),
        (director, _, first, rest) -> {
          TurnPlan.Planned planned = first;
          for (int turn = 0; turn < TURNS_A_CALL && planned != null; turn++) {
            Optional<Node> node = director.question();
            if (node.isEmpty()) {
              rest.add(planned);
              return;
            }
            Take take = director.reply(node.get(), planned.index(), planned.pause());
            takes.add(take);
            progress.accept("%4d %s".formatted(takes.size(), take.described()));
            planned = turn + 1 < TURNS_A_CALL ? rest.poll() : null;
          }
        });
    return List.copyOf(takes);
  }

  /** Makes all sounds over the agent's words. */
  List<OverlapTake> overlaps(TurnPlan plan) throws InterruptedException {
    List<OverlapTake> takes = Collections.synchronizedList(new ArrayList<>());
    List<OverlapTake.Sound> sounds = new ArrayList<>();
    for (int i = 0; i < plan.overlaps(); i++) {
      sounds.addAll(List.of(OverlapTake.Sound.values()));
    }
    AgentDocument document = CalleeReplies.agent("overlap-agent.json");
    inCalls(
        document,
        plan.calls(),
        new ConcurrentLinkedQueue<>(sounds),
        (director, voice, first, rest) -> {
          OverlapTake.Sound sound = first;
          for (int turn = 0; turn < OVERLAPS_A_CALL && sound != null; turn++) {
            if (!director
                .interjection()
                .speaking(Duration.ofMillis(800 + 200 * (takes.size() % 8)))) {
              rest.add(sound);
              return;
            }
            OverlapTake take =
                OverlapTake.of(
                    sound, takes.size(), voice, director.interjection(), voices, replies);
            takes.add(take);
            progress.accept("%4d %s".formatted(takes.size(), take.described()));
            Optional<Node> node = director.question();
            if (node.isEmpty()) {
              return;
            }
            director.reply(node.get(), takes.size(), Duration.ZERO);
            sound = turn + 1 < OVERLAPS_A_CALL ? rest.poll() : null;
          }
        });
    return List.copyOf(takes);
  }

  /** Holds the calls of rooms that are not quiet, one after the other. */
  void rooms(Rooms rooms) throws InterruptedException {
    AgentDocument document = CalleeReplies.agent("turn-agent.json");
    for (int i = 0; i < Rooms.televisions(); i++) {
      int index = i;
      call(
          document,
          0,
          new ArrayDeque<>(),
          (director, voice, _, _) -> rooms.television(index, director.talk(), director, voice));
    }
    call(
        document,
        0,
        new ArrayDeque<>(),
        (director, _, _, _) -> rooms.echo(director.talk(), director));
    progress.accept("rooms: done");
  }

  CalleeVoices voices() {
    return voices;
  }

  private <T> void inCalls(AgentDocument document, int atOnce, Queue<T> work, Share<T> share)
      throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      Queue<Future<?>> results = new ArrayDeque<>();
      for (int i = 0; i < atOnce; i++) {
        results.add(
            threads.submit(() -> {
              for (T first = work.poll(); first != null; first = work.poll()) {
                int left = work.size();
                call(document, first, work, share);
                if (work.size() > left && failures.incrementAndGet() > MOST_FAILURES) {
                  throw new BenchException("The agent fell silent too often.");
                }
              }
              return null;
            }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } catch (ExecutionException e) {
      throw new BenchException("A benchmark's call failed.", e);
    }
  }

  private <T> void call(AgentDocument document, T first, Queue<T> rest, Share<T> share)
      throws InterruptedException {
    int number = calls.getAndIncrement();
    Random random = new Random(number);
    Voice voice = CalleeVoices.ALL.get(number % CalleeVoices.ALL.size());
    try (Talk talk = Talk.begin(document, driver, clock, random)) {
      share.take(new Director(document, replies, voices, voice, talk, random), voice, first, rest);
    }
  }
}
