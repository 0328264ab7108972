package dev.parley.cli;

import dev.parley.Config;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.WavWriter;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.HomeVoices;
import dev.parley.tts.Pronunciations;
import dev.parley.tts.Speech;
import dev.parley.tts.TtsException;
import dev.parley.tts.Voice;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Speaks a text into a file. */
@Command(
    name = "say",
    description = {
      "Speaks a text as an agent says it on a line, and writes it as a WAV file (16-bit, mono)."
          + " --list-voices names the voices that are installed."
    },
    mixinStandardHelpOptions = true)
final class SayCommand implements Callable<Integer> {
  private static final int BLOCK = 1600;
  private static final double SLOWEST = 0.5;
  private static final double FASTEST = 2.0;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..1",
      description = "What to say; - reads it from standard input.")
  private String text = "";

  @Option(
      names = "--voice",
      paramLabel = "VOICE",
      description =
          "One of the installed voices: an engine and its voice (flite:rms), or either alone. That"
              + " of agents that name none (heart, or PARLEY_VOICE) if none is named.")
  private String voice = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.wav",
      description = "Where to write it; a file that is there is replaced.")
  private String output = "";

  @Option(
      names = "--rate",
      paramLabel = "HERTZ",
      defaultValue = "16000",
      description = "Samples a second, 8000 or 16000 (${DEFAULT-VALUE}).")
  private int rate = AudioFrame.WIDEBAND;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1.0",
      description = "How fast, 0.5 to 2.0; 1.0 is the voice's own pace (${DEFAULT-VALUE}).")
  private double speed = 1.0;

  @Option(
      names = "--pronounce",
      paramLabel = "NAME=SYLLABLES",
      description =
          "How a name is said, for example \"Siobhan = shi-VAWN\", beside what"
              + " pronunciations.txt in PARLEY_HOME says, a line each. Repeatable.")
  private List<String> pronounced = List.of();

  @Option(names = "--list-voices", description = "Print the installed voices, one a line, and end.")
  private boolean list;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    String words = list ? "" : checked();
    HomeVoices home = home();
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    if (voice.isEmpty()) {
      WantedVoice.ensureUsual(store, System.getenv("PARLEY_VOICE"), Progress.on(System.err));
    } else {
      WantedVoice.ensure(store, voice, Progress.on(System.err));
    }
    try (Inference inference = Inference.open(store, 1);
        EmbeddedVoices voices = EmbeddedVoices.open(store, inference, 1, home)) {
      if (list) {
        voices.voices().forEach(each -> spec.commandLine().getOut().println(each.name()));
        return 0;
      }
      Voice named =
          voice.isEmpty()
              ? voices.speaks(EmbeddedVoices.usual(System.getenv("PARLEY_VOICE")))
              : named(voices.voices());
      write(voices, words, new Voice(named.engine(), named.id(), speed));
    }
    return 0;
  }

  private HomeVoices home() {
    try {
      return HomeVoices.in(Config.read(System.getenv()).home())
          .with(Pronunciations.of(pronounced, "--pronounce"));
    } catch (TtsException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /** What to say, once all that was asked for can be done. */
  private String checked() throws IOException {
    if (output.isBlank()) {
      throw refused("Say where to write it, for example -o hello.wav.");
    }
    if (rate != AudioFrame.NARROWBAND && rate != AudioFrame.WIDEBAND) {
      throw refused("--rate is %d; it can be 8000 or 16000.".formatted(rate));
    }
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw refused("--speed is %s; it can be 0.5 to 2.0.".formatted(speed));
    }
    Path file = Path.of(output);
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null || !Files.isDirectory(directory)) {
      throw refused(
          "%s cannot be written: %s."
              .formatted(
                  file,
                  Files.isDirectory(file) ? "it is a directory" : "its directory is not there"));
    }
    String words =
        text.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : text;
    if (words.isBlank()) {
      throw refused(
          "There is nothing to say. Give a text, for example: ./parley say \"Hello.\" -o"
              + " hello.wav");
    }
    return words;
  }

  /** The voice that is meant by {@code ENGINE:ID}, an engine's name, or a voice's id. */
  private Voice named(List<Voice> voices) {
    return voices.stream()
        .filter(each ->
            voice.equals(each.name()) || voice.equals(each.engine()) || voice.equals(each.id()))
        .findFirst()
        .orElseThrow(() ->
            refused(
                "There is no voice \"%s\". Installed are: %s."
                    .formatted(
                        voice,
                        voices.stream().map(Voice::name).collect(Collectors.joining(", ")))));
  }

  private void write(EmbeddedVoices voices, String words, Voice wanted)
      throws IOException, InterruptedException {
    short[] samples = new short[BLOCK];
    try (Speech speech = voices.speak(words, wanted, rate);
        SeekableByteChannel channel =
            Files.newByteChannel(
                Path.of(output),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        WavWriter wav = new WavWriter(channel, 1, rate)) {
      for (int count = speech.read(samples); count >= 0; count = speech.read(samples)) {
        wav.write(samples, 0, count);
      }
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
