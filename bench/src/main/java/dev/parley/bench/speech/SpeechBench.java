package dev.parley.bench.speech;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.bench.report.Report;
import dev.parley.brain.Brain;
import dev.parley.brain.ScriptedBrain;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.nlu.ReplyReader;
import dev.parley.stt.SpeechToText;
import dev.parley.tts.TextToSpeech;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How well callees are heard and understood. */
final class SpeechBench {
  /** So many clips of a group are played in calls, which takes as long as they last. */
  private static final Map<Clip.Group, Integer> IN_CALLS =
      Map.of(
          Clip.Group.PROMPTS,
          36,
          Clip.Group.WORDS,
          12,
          Clip.Group.DIGITS,
          4,
          Clip.Group.READ,
          2,
          Clip.Group.OTHERS,
          6);

  private static final Duration LONGEST_IN_CALLS = Duration.ofSeconds(6);

  private final Clock clock;
  private final Report report;
  private final Consumer<String> progress;
  private final Consumer<String> details;

  /**
   * A benchmark.
   *
   * @param progress told how far it is
   * @param details told of each error
   */
  SpeechBench(Clock clock, Report report, Consumer<String> progress, Consumer<String> details) {
    this.clock = clock;
    this.report = report;
    this.progress = progress;
    this.details = details;
  }

  /**
   * Has recognisers hear recorded speech.
   *
   * @param recognisers by their names
   * @param every one of so many clips of each group
   */
  void recognition(
      Map<String, SpeechToText> recognisers, ModelStore store, Progress fetching, int every)
      throws InterruptedException {
    List<Clip> clips = clips(store, fetching);
    List<Clip> chosen = new ArrayList<>();
    for (Clip.Group group : Clip.Group.values()) {
      List<Clip> all = clips.stream().filter(clip -> clip.group() == group).toList();
      boolean few = group != Clip.Group.PROMPTS && group != Clip.Group.WORDS;
      for (int i = 0; i < all.size(); i += few ? 1 : every) {
        chosen.add(all.get(i));
      }
    }
    RecognitionBench bench = new RecognitionBench(recognisers, report, progress, details);
    bench.run(chosen);
    Recordings recordings = new Recordings(store);
    Map<String, List<Clip>> byCodec = new LinkedHashMap<>();
    for (Codec codec : Codecs.ALL) {
      byCodec.put(codec.name(), recordings.read(codec));
    }
    bench.byCodec(byCodec);
  }

  /** Has recognisers hear some of it in real calls that lose packets. */
  void calls(Map<String, SpeechToText> recognisers, ModelStore store, Progress fetching)
      throws InterruptedException {
    List<Clip> clips = clips(store, fetching);
    List<Clip> chosen = new ArrayList<>();
    for (Clip.Group group : Clip.Group.values()) {
      List<Clip> all =
          clips.stream()
              .filter(clip -> clip.group() == group)
              .filter(clip -> clip.length().compareTo(LONGEST_IN_CALLS) < 0)
              .toList();
      int wanted = Math.min(all.size(), IN_CALLS.getOrDefault(group, 0));
      for (int i = 0; i < wanted; i++) {
        chosen.add(all.get(i * all.size() / wanted));
      }
    }
    new LossBench(recognisers, clock, report, progress, details).run(chosen);
  }

  private static List<Clip> clips(ModelStore store, Progress fetching) throws InterruptedException {
    Recordings recordings = new Recordings(store);
    recordings.fetch(fetching);
    return recordings.read();
  }

  /** Has the scripted brain choose outcomes and name intents. */
  void outcomes(ReplyReader reader) throws InterruptedException {
    Map<String, Brain> brains = new LinkedHashMap<>();
    brains.put("Parley", new ScriptedBrain(reader, clock, ZoneOffset.UTC));
    brains.put("nearest label", new NearestLabel());
    new OutcomeBench(brains, report, details).run(OutcomeReplies.load());
    new TradeBench(report, progress)
        .run("trades", "Replies in trades that training never saw", brains, TradeReplies.load());
  }

  /**
   * The same with replies as they are heard: said by voices, through µ-law, to the recogniser.
   *
   * @param every one of so many replies
   */
  void heard(ReplyReader reader, TextToSpeech voices, SpeechToText stt, int every)
      throws InterruptedException {
    List<TradeReplies.Reply> heard = new SpokenReplies(voices, stt, progress).hear(every);
    new TradeBench(report, progress)
        .run(
            "trades_heard",
            "The same replies after voices, µ-law and the recogniser",
            Map.of("Parley", new ScriptedBrain(reader, clock, ZoneOffset.UTC)),
            heard);
  }
}
