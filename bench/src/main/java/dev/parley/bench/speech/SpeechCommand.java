package dev.parley.bench.speech;

import dev.parley.bench.report.Report;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.nlu.EncoderReader;
import dev.parley.stt.Moonshine;
import dev.parley.stt.SpeechToText;
import dev.parley.tts.EmbeddedVoices;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures hearing and understanding. */
@Command(
    name = "speech",
    description = {
      "Recorded human speech behind µ-law: how many words are misheard and how soon they are heard,"
          + " by both recognisers; the same in real calls that lose packets; how often the outcome"
          + " that a reply means is chosen and its intent named; and the same for replies that were"
          + " spoken and heard. The recordings come from Debian packages, fetched once into the"
          + " cache (20 MB)."
    },
    mixinStandardHelpOptions = true)
public final class SpeechCommand implements Callable<Integer> {
  /** What there is to measure. */
  enum Part {
    recognition,
    calls,
    outcomes,
    heard
  }

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "recognition,calls,outcomes,heard",
      paramLabel = "PARTS",
      description = "Of ${COMPLETION-CANDIDATES} only these.")
  private List<Part> only = List.of();

  @Option(
      names = "--every",
      defaultValue = "2",
      paramLabel = "N",
      description =
          "For recognition, hear one of N prompts and words, 1 for all of them (${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--spoken",
      defaultValue = "4",
      paramLabel = "N",
      description =
          "For heard, have one of N replies said and heard, 1 for all of them (${DEFAULT-VALUE}).")
  private int spoken;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Tell of each error on standard error; of replies only in the half that is for tuning.")
  private boolean verbose;

  @Override
  public Integer call() throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    Progress fetching = Progress.on(System.err);
    store.ensure(fetching);
    Report report =
        new Report(
            System.out,
            "speech",
            "Parley bench speech: %s".formatted(only),
            "voice activity and end of turn (the recogniser is told where the words are), partial"
                + " texts, voice, database, HTTP");
    SpeechBench bench =
        new SpeechBench(Clock.systemUTC(), report, System.err::println, this::detail);
    try (Inference inference = Inference.open(store, Runtime.getRuntime().availableProcessors())) {
      if (only.contains(Part.recognition) || only.contains(Part.calls)) {
        try (Moonshine tiny = Moonshine.load(inference, store, Moonshine.Size.TINY);
            Moonshine base = Moonshine.load(inference, store, Moonshine.Size.BASE)) {
          Map<String, SpeechToText> recognisers = new LinkedHashMap<>();
          recognisers.put("tiny", tiny);
          recognisers.put("base", base);
          if (only.contains(Part.recognition)) {
            bench.recognition(recognisers, store, fetching, Math.max(1, every));
          }
          if (only.contains(Part.calls)) {
            bench.calls(recognisers, store, fetching);
          }
        }
      }
      if (only.contains(Part.outcomes)) {
        try (EncoderReader reader = EncoderReader.load(inference)) {
          bench.outcomes(reader);
        }
      }
      if (only.contains(Part.heard)) {
        try (EncoderReader reader = EncoderReader.load(inference);
            EmbeddedVoices voices = EmbeddedVoices.open(store, 1);
            Moonshine base = Moonshine.load(inference, store, Moonshine.Size.BASE)) {
          bench.heard(reader, voices, base, Math.max(1, spoken));
        }
      }
    }
    report.finish();
    return 0;
  }

  private void detail(String detail) {
    if (verbose) {
      System.err.println(detail);
    }
  }
}
