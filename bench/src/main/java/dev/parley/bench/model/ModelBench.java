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
    Measured asked =
        part("hard", "hard replies, " + Manner.ANSWERS.words(), Manner.ANSWERS, hard, atOnce);
    row("… their turns about which it was asked", asked, asked.asked());
    report.put("hard_asked_gap_ms", asked.asked().summary());
    for (Manner manner : Manner.BAD) {
      // A model that fails three times is left alone: then there would be nothing to see.
      var _ = part(manner.name(), "hard replies, " + manner.words(), manner, hard, atOnce);
    }
    report.heading("Silence before each answer, in ms, at the SIP edge");
    report.table(table);
    report.heading(
        "Judgements of usual callees made without a request: %.0f %%"
            .formatted(100 * usual.savedShare()));
  }

  /** Calls people with a model served somewhere else. */
  void run(URI model, String name, int atOnce, int most) throws IOException, InterruptedException {
    List<Persona> hard =
        HardReply.all().stream().limit(most).map(reply -> reply.persona(directory)).toList();
    Measured measured = calls.run(model, name, hard, atOnce);
    row("hard replies, %s".formatted(name), measured, measured.gaps());
    row("… their turns about which it was asked", measured, measured.asked());
    report.put("served", figures(measured));
    report.heading("Silence before each answer, in ms, at the SIP edge");
    report.table(table);
  }

  private Measured part(String key, String what, Manner manner, List<Persona> people, int atOnce)
      throws IOException, InterruptedException {
    progress.accept(what + " …");
    try (TimedModel model = new TimedModel(manner)) {
      Measured measured = calls.run(model.url(), NAME, people, atOnce);
      row(what, measured, measured.gaps());
      report.put(key.toLowerCase(Locale.ROOT), figures(measured));
      return measured;
    }
  }

  private void row(String what, Measured measured, Figures gaps) {
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
    return figures;
  }
}
