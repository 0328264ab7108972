package dev.parley.dispatch;

import dev.parley.brain.Line;
import dev.parley.call.CallId;
import dev.parley.call.TurnSpeaker;
import dev.parley.llm.LanguageModel;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.Claim;
import dev.parley.summary.ModelSummary;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a language model summarise calls that ended here, one after the other. Nobody waits for it: a
 * call whose summary does not come, or is not fit, keeps the one that it has.
 */
public final class Summarizer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Summarizer.class);

  /** More calls than that end only while the model is far behind. */
  private static final int MOST_WAITING = 1000;

  private final Calls calls;
  private final LanguageModel model;
  private final InstantSource clock;
  private final BlockingQueue<Claim> ended = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread worker;

  /** Begins to wait for calls. */
  public Summarizer(Calls calls, LanguageModel model, InstantSource clock) {
    this.calls = calls;
    this.model = model;
    this.clock = clock;
    worker = Thread.ofVirtual().name("summarizer").start(this::run);
  }

  /** Takes note that the end of a call is kept. */
  public void ended(Claim claim) {
    if (!ended.offer(claim)) {
      LOG.warn(
          "Call {} keeps the summary that was put together from its journal: {} calls wait for one"
              + " by {}",
          claim.call(),
          MOST_WAITING,
          model.name());
    }
  }

  private void run() {
    try {
      while (true) {
        Claim claim = ended.take();
        try {
          summarize(claim);
        } catch (RuntimeException e) {
          LOG.warn("Call {} could not be summarised by {}", claim.call(), model.name(), e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void summarize(Claim claim) throws InterruptedException {
    Optional<Call> call = calls.get(claim.team(), claim.call());
    if (call.isEmpty()) {
      return;
    }
    Call.Summary summary = call.get().summary();
    Call.Ending ending = call.get().ending();
    List<Line> transcript = transcript(claim);
    boolean talked = transcript.stream().anyMatch(line -> line.speaker() == TurnSpeaker.CALLEE);
    if (summary == null || ending == null || !talked) {
      return;
    }
    switch (ModelSummary.of(
        new ModelSummary.Material(summary.extract(), transcript, ending.variables()), model)) {
      case ModelSummary.Result.Written(String text) ->
          calls.summarize(
              claim.call(), new Call.ByModel(text, model.name()), clock.instant());
      case ModelSummary.Result.Nothing(String why) ->
          LOG.info("The model {} gave no summary of call {}: {}", model.name(), claim.call(), why);
    }
  }

  private List<Line> transcript(Claim claim) {
    CallId call = claim.call();
    return calls.transcripts(claim.team(), List.of(call)).getOrDefault(call, List.of()).stream()
        .map(turn -> new Line(turn.speaker(), turn.text()))
        .toList();
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
