package dev.parley.bench.turn;

import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.report.Report;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.Engines;
import dev.parley.driver.RecordedTurns;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.turn.Endpointing;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** How long callees wait for an answer, and how often they are not let finish. */
final class TurnBench {

  private final Engines engines;
  private final InstantSource clock;
  private final Report report;
  private final Consumer<String> progress;

  /**
   * A benchmark of these engines.
   *
   * @param progress told how far it is
   */
  TurnBench(Engines engines, InstantSource clock, Report report, Consumer<String> progress) {
    this.engines = engines;
    this.clock = clock;
    this.report = report;
    this.progress = progress;
  }

  /** Runs it once with the silences it was given. */
  void run(TurnPlan plan) throws InterruptedException {
    TurnRun run = run(engines.endpointing());
    List<Take> takes = run.turns(plan);
    GapTable.tell(takes, report);
    CutOffTable.tell(takes, report);
    if (plan.overlaps() > 0) {
      OverlapTable.tell(run.overlaps(plan), report);
    }
    if (plan.rooms()) {
      Rooms rooms = new Rooms(run.voices());
      run.rooms(rooms);
      rooms.tell(report);
    }
  }

  /** Hears pauses as a call would, without one. */
  void pauses(ModelStore store) throws InterruptedException {
    SpokenSet set = new SpokenSet(new CalleeVoices(engines.tts()), store);
    PauseBench bench =
        new PauseBench(
            new RecordedTurns(
                engines.stt(), engines.activity(), engines.endpointing(), engines.endOfTurn()),
            progress);
    bench.hear(set.sentences(Progress.on(System.err)));
    bench.hear(set.replies());
    bench.tell(report);
  }

  /** Runs it with shorter and longer silences: the felt gap against false cut-offs. */
  void curve(TurnPlan plan, List<Double> factors) throws InterruptedException {
    Curve curve = new Curve();
    for (double factor : factors) {
      curve.add(factor, run(engines.endpointing().scaled(factor)).turns(plan.withoutOverlaps()));
    }
    curve.tell(report);
  }

  private TurnRun run(Endpointing endpointing) {
    return new TurnRun(
        new ConversationDriver(engines.with(endpointing), clock), engines.tts(), clock, progress);
  }
}
