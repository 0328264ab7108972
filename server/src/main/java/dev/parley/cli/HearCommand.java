package dev.parley.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.LoadedHearing;
import dev.parley.agent.Expects;
import dev.parley.audio.AudioException;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Wav;
import dev.parley.call.Answerer;
import dev.parley.driver.HeardTurn;
import dev.parley.driver.RecordedTurns;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.turn.Endpointing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a call would hear in recordings. */
@Command(
    name = "hear",
    description = {
      "Hears recordings as a call hears its callee, and prints a JSON object a line for each turn:"
          + " file, from_ms, to_ms, text, confidence (average log-probability, 0 is certain),"
          + " answered_ms (when the agent would have begun to speak), taken_back_ms (when it would"
          + " have begun before, and been silent again because they went on), answerer (who is"
          + " taken to have answered the call by then, if the recording begins with the answer:"
          + " human, voicemail, screening, ivr and so on; null while that is not known)."
    },
    mixinStandardHelpOptions = true)
final class HearCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "WAV files of 8000 or 16,000 samples a second, 16-bit or G.711, one channel or more"
              + " (which are mixed).")
  private List<Path> files = List.of();

  @Option(
      names = "--expects",
      paramLabel = "KIND",
      defaultValue = "open",
      description =
          "What the agent has asked for: open, yes_no, choice, number, digits, date, time, phone,"
              + " email, name or address (${DEFAULT-VALUE}).")
  private String expects = "open";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A file's sound. */
  private record Recording(Path file, Wav wav) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Expects kind = kind();
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files) {
      recordings.add(read(file));
    }
    PrintWriter out = spec.commandLine().getOut();
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    try (LoadedHearing hearing = LoadedHearing.load(store, System.getenv("PARLEY_MODEL"))) {
      RecordedTurns turns =
          new RecordedTurns(
              hearing.stt(), hearing.activity(), Endpointing.DEFAULT, hearing.endOfTurn());
      for (Recording recording : recordings) {
        int rate = recording.wav().rate();
        for (HeardTurn turn : turns.hear(recording.wav().mono(rate), rate, kind)) {
          out.println(json(recording.file(), turn));
        }
        out.flush();
      }
    }
    return 0;
  }

  private Expects kind() {
    for (Expects kind : Expects.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(expects)) {
        return kind;
      }
    }
    throw refused("--expects is \"%s\"; see --help for what it can be.".formatted(expects));
  }

  private Recording read(Path file) throws IOException {
    Wav wav;
    try {
      wav = Wav.read(file);
    } catch (AudioException e) {
      throw refused("%s cannot be heard: %s.".formatted(file, e.getMessage()));
    }
    int rate = wav.rate();
    if (rate != AudioFrame.NARROWBAND && rate != AudioFrame.WIDEBAND) {
      throw refused(
          "%s has %d samples a second; convert it to 8000 or 16000, for example with sox %s -r 8000 OUT.wav."
              .formatted(file, rate, file));
    }
    return new Recording(file, wav);
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static ObjectNode json(Path file, HeardTurn turn) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("file", file.toString());
    json.put("from_ms", turn.from().toMillis());
    json.put("to_ms", turn.to().toMillis());
    json.put("text", turn.text());
    json.put("confidence", Math.round(1000 * turn.confidence()) / 1000.0);
    json.put("answered_ms", turn.answered().toMillis());
    ArrayNode takenBack = json.putArray("taken_back_ms");
    turn.takenBack().forEach(began -> takenBack.add(began.toMillis()));
    Answerer answerer = turn.answerer();
    json.put("answerer", answerer == null ? null : answerer.word());
    return json;
  }
}
