package dev.parley.dispatch;

import dev.parley.brain.Line;
import dev.parley.call.CallId;
import dev.parley.call.TurnSpeaker;
import dev.parley.llm.LanguageModel;
import dev.parley.llm.ModelAccount;
import dev.parley.llm.ModelChain;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.SettledRequest;
import dev.parley.llm.Spending;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.Claim;
import dev.parley.records.ModelSpending;
import dev.parley.summary.ModelSummary;
import java.time.InstantSource;
import java.time.LocalDate;
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

  /** What models are asked for here. */
  private static final String PURPOSE = "summary";

  private final Calls calls;
  private final ModelSpending spending;
  private final ModelChain models;
  private final ModelLedger ledger;
  private final InstantSource clock;
  private final BlockingQueue<Claim> ended = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread worker;

  /**
   * Begins to wait for calls.
   *
   * @param spending where what a summary costs its team is kept
   */
  public Summarizer(
      Calls calls,
      ModelSpending spending,
      ModelChain models,
      ModelLedger ledger,
      InstantSource clock) {
    this.calls = calls;
    this.spending = spending;
    this.models = models;
    this.ledger = ledger;
    this.clock = clock;
    worker = Thread.ofVirtual().name("summarizer").start(this::run);
  }

  /** Takes note that the end of a call is kept. */
  public void ended(Claim claim) {
    if (!ended.offer(claim)) {
      LOG.warn(
          "Call {} keeps the summary that was put together from its journal: {} calls wait for a"
              + " language model's",
          claim.call(),
          MOST_WAITING);
    }
  }

  private void run() {
    try {
      while (true) {
        Claim claim = ended.take();
        try {
          summarize(claim);
        } catch (RuntimeException e) {
          LOG.warn("Call {} could not be summarised by a language model", claim.call(), e);
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
    ModelAccount account = ledger.open(claim.team().toString(), day -> spent(claim, day));
    try {
      LanguageModel model = models.on(account, PURPOSE);
      keep(
          claim.call(),
          ModelSummary.of(
              new ModelSummary.Material(summary.extract(), transcript, ending.variables()), model),
          model.name());
    } finally {
      spending.keep(claim.team(), claim.call(), clock.instant(), sum(account.close()));
    }
  }

  private static ModelSpending.Sum sum(List<SettledRequest> settled) {
    long tokens = 0;
    long cost = 0;
    for (SettledRequest each : settled) {
      tokens += each.promptTokens() + each.answerTokens();
      cost += each.cost();
    }
    return new ModelSpending.Sum(tokens, cost);
  }

  private Spending spent(Claim claim, LocalDate day) {
    ModelSpending.Sum sum = spending.of(claim.team(), day);
    return new Spending(sum.tokens(), sum.cost());
  }

  private void keep(CallId call, ModelSummary.Result result, String model) {
    switch (result) {
      case ModelSummary.Result.Written(String text) ->
          calls.summarize(call, new Call.ByModel(text, model), clock.instant());
      case ModelSummary.Result.Nothing(String why) ->
          LOG.info("The model {} gave no summary of call {}: {}", model, call, why);
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
