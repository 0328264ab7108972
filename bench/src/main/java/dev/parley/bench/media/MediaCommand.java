package dev.parley.bench.media;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.report.Report;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.stt.SileroVad;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many calls' media one core carries. */
@Command(
    name = "media",
    description = {
      "Two-way calls on one media loop with a reflector as the far end: processor time for each"
          + " call, how evenly packets come, how many are late or lost, beside the same job in C.",
      "With --no-recording --no-voice-activity it is the bare media plane."
    },
    mixinStandardHelpOptions = true)
public final class MediaCommand implements Callable<Integer> {
  @Option(
      names = "--calls",
      split = ",",
      defaultValue = "100,250,500,1000",
      paramLabel = "N",
      description = "Calls at once, one run each (${DEFAULT-VALUE}).")
  private List<Integer> calls = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "15",
      description = "How long each run is measured (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--codec",
      defaultValue = "PCMU",
      description = "PCMU, PCMA or G722 (${DEFAULT-VALUE}); the same job in C is in PCMU.")
  private String codec = "";

  @Option(names = "--no-recording", description = "Record nothing.")
  private boolean noRecording;

  @Option(names = "--no-voice-activity", description = "Listen to nobody.")
  private boolean noVoice;

  @Option(
      names = "--talk",
      defaultValue = "" + MediaPlan.USUAL_TALK,
      description =
          "Share of the time in which each party speaks, in talk-spurts as ITU-T P.59 has them"
              + " (${DEFAULT-VALUE}); 1 for the worst case.")
  private double talk;

  @Option(names = "--no-baseline", description = "Run nothing in C; the far end is Java too.")
  private boolean noBaseline;

  @Override
  public Integer call() throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    Codec spoken =
        Codecs.named(codec)
            .orElseThrow(() ->
                new BenchException(
                    "There is no codec \"%s\"; there are %s."
                        .formatted(codec, Codecs.names(Codecs.ALL))));
    MediaPlan plan =
        new MediaPlan(calls, Duration.ofSeconds(seconds), spoken, !noRecording, talk, !noBaseline);
    Report report =
        new Report(
            System.out,
            "media",
            "Parley bench media: %s calls in %s, %d s each, RTP over loopback"
                .formatted(calls, spoken.name(), seconds),
            off());
    if (noVoice) {
      new MediaBench(null, store.directory(), Clock.systemUTC(), report).run(plan);
    } else {
      store.ensure(Progress.on(System.err));
      try (Inference inference = Inference.open(store, 1);
          SileroVad activity = SileroVad.start(inference, store)) {
        new MediaBench(activity, store.directory(), Clock.systemUTC(), report).run(plan);
      }
    }
    report.finish();
    return 0;
  }

  private String off() {
    List<String> off = new ArrayList<>(List.of("SIP, recognition, brain, voice, database, HTTP"));
    if (noRecording) {
      off.add("recording");
    }
    if (noVoice) {
      off.add("voice activity");
    }
    return String.join(", ", off);
  }
}
