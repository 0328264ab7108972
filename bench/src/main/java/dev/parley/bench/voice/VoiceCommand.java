package dev.parley.bench.voice;

import dev.parley.bench.report.Report;
import dev.parley.inference.Inference;
import dev.parley.models.ModelException;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.stt.Moonshine;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the voices there are, by figures and by ear. */
@Command(
    name = "voice",
    description = {
      "The voices beside each other: what they cost and how soon they begin, how many of their"
          + " words and of the values they read back our recogniser understands on a telephone,"
          + " their pitch, level and pace. With --out, sound and spectrograms of each. The neural"
          + " voice is fetched once into the cache (14 MB), unless --voices names others."
    },
    mixinStandardHelpOptions = true)
public final class VoiceCommand implements Callable<Integer> {
  /** What there is to measure. */
  enum Part {
    cost,
    words,
    values,
    sound
  }

  @Option(
      names = "--voices",
      split = ",",
      paramLabel = "VOICES",
      description =
          "Only these, each an engine and its voice (flite:rms), or either alone. All there are, if"
              + " none is named.")
  private List<String> names = List.of();

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "cost,words,values,sound",
      paramLabel = "PARTS",
      description = "Of ${COMPLETION-CANDIDATES} only these.")
  private List<Part> only = List.of();

  @Option(
      names = "--every",
      defaultValue = "1",
      paramLabel = "N",
      description = "Say one of N texts (${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write sound (WAV) and spectrograms (PNG) of a few texts of each voice here.")
  private @Nullable Path out;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell of each sentence that was misheard on standard error.")
  private boolean verbose;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    Progress fetching = Progress.on(System.err);
    store.ensure(fetching);
    fetchNeural(store, fetching);
    try (Inference inference = Inference.open(store, 1);
        EmbeddedVoices voices = EmbeddedVoices.open(store, inference, 1)) {
      List<Voice> wanted = wanted(voices.voices());
      Report report =
          new Report(
              System.out,
              "voice",
              "Parley bench voice: %s of %s"
                  .formatted(only, wanted.stream().map(VoiceName::of).toList()),
              "calls, network, the cache of rendered texts; one text at a time");
      List<Said> said = said(voices, wanted);
      measure(said, store, inference, report);
      report.finish();
    }
    return 0;
  }

  private void fetchNeural(ModelStore store, Progress fetching) throws InterruptedException {
    Voice neural = EmbeddedVoices.HEART;
    if (names.stream().anyMatch(name -> VoiceName.means(name, neural))) {
      store.ensure(List.of(neural.engine()), fetching);
    } else if (names.isEmpty()) {
      try {
        store.ensure(List.of(neural.engine()), fetching);
      } catch (ModelException e) {
        System.err.println("Without " + VoiceName.of(neural) + ": " + e.getMessage());
      }
    }
  }

  private List<Voice> wanted(List<Voice> there) {
    for (String name : names) {
      if (there.stream().noneMatch(voice -> VoiceName.means(name, voice))) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no voice \"%s\". There are: %s."
                .formatted(
                    name, there.stream().map(VoiceName::of).collect(Collectors.joining(", "))));
      }
    }
    return there.stream()
        .filter(voice ->
            names.isEmpty() || names.stream().anyMatch(name -> VoiceName.means(name, voice)))
        .toList();
  }

  private List<Said> said(EmbeddedVoices voices, List<Voice> wanted) throws InterruptedException {
    List<String> sentences =
        out == null && only.equals(List.of(Part.values)) ? List.of() : some(AgentTexts.sentences());
    List<SpokenValue> values =
        out == null && !only.contains(Part.values) ? List.of() : some(AgentTexts.values());
    List<Said> all = new ArrayList<>();
    for (Voice voice : wanted) {
      Speaking speaking = new Speaking(voices, voice, System.err::println);
      all.add(
          new Said(
              voice,
              speaking.say(sentences),
              values,
              speaking.say(values.stream().map(SpokenValue::text).toList())));
    }
    return all;
  }

  private <T> List<T> some(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % Math.max(1, every) == 0)
        .mapToObj(all::get)
        .toList();
  }

  private void measure(List<Said> said, ModelStore store, Inference inference, Report report)
      throws InterruptedException {
    if (only.contains(Part.cost)) {
      List<Loading> loadings = new ArrayList<>();
      for (Said one : said) {
        loadings.add(Loading.of(one.voice()));
      }
      CostTable.tell(said, loadings, report);
    }
    if (only.contains(Part.words) || only.contains(Part.values)) {
      try (Moonshine stt = Moonshine.load(inference, store, Moonshine.Size.BASE)) {
        if (only.contains(Part.words)) {
          new WordsPart(stt, System.err::println, this::detail).run(said, report);
        }
        if (only.contains(Part.values)) {
          new ValuesPart(stt, System.err::println).run(said, report);
        }
      }
    }
    if (only.contains(Part.sound)) {
      SoundTable.tell(said, report);
    }
    if (out != null) {
      SoundFiles files = new SoundFiles(out);
      said.forEach(files::write);
      report.line("");
      report.line("Sound and spectrograms are in " + out + ".");
    }
  }

  private void detail(String detail) {
    if (verbose) {
      System.err.println(detail);
    }
  }
}
