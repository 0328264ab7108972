package dev.parley.bench.model;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Holds calls with servers of language models that behave and that do not. */
final class ModelBench {
  /** People who talk, as the demonstration's do. */
  private static final List<String> TALKING =
      List.of(
          "undecided",
          "confirms",
          "reschedules",
          "cancels",
          "asks-who",
          "pauses",
          "thinks-better",
          "corrects-the-time",
          "keeps-it-after-all",
          "unclear");

  private static final String NAME = "timed";

  private final ModelCalls calls;
  private final Path directory;
  private final Report report;
  private final Consumer<String> progress;
  private final Table table =
      new Table("calls", "n", "requests", "used", "saved", "turns", "p50", "p95", "longest");
  private final Table asked =
      new Table("calls", "turns", "p50", "p95", "longest silence", "answer p50", "answer longest");

  ModelBench(ModelCalls calls, Path directory, Report report, Consumer<String> progress) {
    this.calls = calls;
    this.directory = directory;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Runs all parts.
   *
   * @param atOnce calls at a time
   * @param most people in each part
   */
  void run(int atOnce, int most) throws IOException, InterruptedException {
    List<Persona> talking = TALKING.stream().limit(most).map(Personas::named).toList();
    Measured usual =
        part("usual", "usual callees, " + Manner.ANSWERS.words(), Manner.ANSWERS, talking, atOnce);
    report.put("saved_share", Math.round(100 * usual.savedShare()) / 100.0);
    List<Persona> hard =
        HardReply.all().stream().limit(most).map(reply -> reply.persona(directory)).toList();
    var _ = part("hard", "hard replies, " + Manner.ANSWERS.words(), Manner.ANSWERS, hard, atOnce);
    for (Manner manner : Manner.BAD) {
      // A model that fails three times is left alone: then there would be nothing to see.
      var _ = part(manner.name(), "hard replies, " + manner.words(), manner, hard, atOnce);
    }
    tables();
    report.heading(
        "Judgements of usual callees made without a request: %.0f %%"
            .formatted(100 * usual.savedShare()));
  }

  /** Calls people with a model served somewhere else. */
  void run(URI model, String name, int atOnce, int most) throws IOException, InterruptedException {
    List<Persona> hard =
        HardReply.all().stream().limit(most).map(reply -> reply.persona(directory)).toList();
    Measured measured = calls.run(model, name, hard, atOnce);
    row("hard replies, %s".formatted(name), measured);
    report.put("served", figures(measured));
    tables();
  }

  private void tables() {
    report.heading("Silence before the first sound after each turn, in ms, at the SIP edge");
    report.table(table);
    report.heading(
        "Turns about which the model was asked: silence before the first sound (a filler may be the"
            + " first), the longest silence until the answer, and how long until that");
    report.table(asked);
  }

  private Measured part(String key, String what, Manner manner, List<Persona> people, int atOnce)
      throws IOException, InterruptedException {
    progress.accept(what + " …");
    try (TimedModel model = new TimedModel(manner)) {
      Measured measured = calls.run(model.url(), NAME, people, atOnce);
      row(what, measured);
      report.put(key.toLowerCase(Locale.ROOT), figures(measured));
      return measured;
    }
  }

  private void row(String what, Measured measured) {
    Figures gaps = measured.gaps();
    Figures asks = measured.asked(AnsweredTurn::gap);
    Figures answers = measured.asked(AnsweredTurn::answer);
    asked.row(
        what,
        asks.count(),
        asks.median(),
        asks.at(0.95),
        measured.asked(AnsweredTurn::silence).at(1),
        answers.median(),
        answers.at(1));
    table.row(
        what,
        measured.calls(),
        measured.requests(),
        measured.used(),
        measured.saved(),
        gaps.count(),
        gaps.median(),
        gaps.at(0.95),
        gaps.at(1));
  }

  private static Map<String, Object> figures(Measured measured) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("calls", measured.calls());
    figures.put("requests", measured.requests());
    figures.put("used", measured.used());
    figures.put("saved", measured.saved());
    figures.put("gap_ms", measured.gaps().summary());
    figures.put("asked_gap_ms", measured.asked(AnsweredTurn::gap).summary());
    figures.put("asked_silence_ms", measured.asked(AnsweredTurn::silence).summary());
    figures.put("asked_answer_ms", measured.asked(AnsweredTurn::answer).summary());
    return figures;
  }
}
