package dev.parley.bench.turn;

import dev.parley.LoadedModels;
import dev.parley.bench.report.Report;
import dev.parley.call.Reach;
import dev.parley.driver.Engines;
import dev.parley.driver.HttpActions;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.outbound.OutboundClient;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.HomeVoices;
import dev.parley.turn.Endpointing;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the felt gap and what it is paid with. */
@Command(
    name = "turn",
    description = {
      "Simulated callees of two voices talk with an agent over real SIP and RTP: how long they wait"
          + " for an answer, how often they are cut off in a pause, how soon they can interrupt,"
          + " and what stops the agent that should not."
    },
    mixinStandardHelpOptions = true)
public final class TurnCommand implements Callable<Integer> {
  @Option(
      names = "--turns",
      defaultValue = "200",
      description = "Turns without a pause (${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--pauses",
      defaultValue = "90",
      description = "Turns with a pause of 200 to 700 ms (${DEFAULT-VALUE}).")
  private int pauses;

  @Option(
      names = "--overlaps",
      defaultValue = "20",
      description = "Times each sound is made over the agent's words (${DEFAULT-VALUE}).")
  private int overlaps;

  @Option(
      names = "--calls",
      defaultValue = "1",
      description = "Calls under way at once (${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--rooms",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Hold calls from rooms with a television 25 to 12 dB below the callee, and over a line"
              + " with an echo (${DEFAULT-VALUE}).")
  private boolean rooms;

  @Option(
      names = "--recorded",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Hear the pauses of recorded human sentences (20 MB, fetched once) and of replies as a"
              + " call would, without one (${DEFAULT-VALUE}).")
  private boolean recorded;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell of each turn on standard error.")
  private boolean verbose;

  @Option(
      names = "--curve",
      arity = "0..1",
      split = ",",
      fallbackValue = "0.6,0.8,1.0,1.3,1.7",
      paramLabel = "FACTORS",
      description = {
        "Repeat it with all silences that end a turn multiplied by each of these"
            + " (${FALLBACK-VALUE}), and print the felt gap against false cut-offs."
      })
  private @Nullable List<Double> curve;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (Math.min(turns, Math.min(pauses, overlaps)) < 0 || calls < 1) {
      throw refused(
          "--turns, --pauses and --overlaps must not be below 0, nor --calls below 1; they are %d, %d, %d and %d."
              .formatted(turns, pauses, overlaps, calls));
    }
    if (curve != null && curve.stream().anyMatch(factor -> !(factor > 0))) {
      throw refused("--curve is %s; its factors must be above 0.".formatted(curve));
    }
    Clock clock = Clock.systemUTC();
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    try (LoadedModels models =
            LoadedModels.load(
                store,
                HomeVoices.NONE,
                System.getenv("PARLEY_MODEL"),
                clock,
                ZoneId.systemDefault());
        OutboundClient outbound = OutboundClient.within(Reach.LOOPBACK)) {
      Report report =
          new Report(
              System.out,
              "turn",
              "Parley bench turn: %d turns, %d with a pause, %d calls at once, SIP and RTP over loopback"
                  .formatted(turns, pauses, calls),
              "database, HTTP, webhooks, recording");
      Engines engines =
          new Engines(
              models.stt(),
              models.activity(),
              models.tts(),
              EmbeddedVoices.PICO,
              models.brain(),
              new HttpActions(outbound),
              Endpointing.DEFAULT,
              models.endOfTurn());
      TurnBench bench = new TurnBench(engines, clock, report, this::tell);
      TurnPlan plan = new TurnPlan(turns, pauses, overlaps, calls, rooms);
      if (curve == null) {
        bench.run(plan);
        if (recorded) {
          bench.pauses(store);
        }
      } else {
        bench.curve(plan, curve);
      }
      report.finish();
      return 0;
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private void tell(String take) {
    if (verbose) {
      System.err.println(take);
    }
  }
}
