package dev.parley.driver;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.ModelUse;
import dev.parley.call.Scores;
import dev.parley.llm.ModelAccount;
import dev.parley.llm.SettledRequest;
import org.jspecify.annotations.Nullable;

/** Keeps in the journal what a call asked language models, once it is known what became of it. */
final class ModelRecord {
  private final ModelAccount account;
  private final CallJournal journal;
  private final CallClock clock;

  ModelRecord(ModelAccount account, CallJournal journal, CallClock clock) {
    this.account = account;
    this.journal = journal;
    this.clock = clock;
  }

  /** The conversation is told of a judgement. */
  void told(JudgingResult judged) {
    account.notice().ifPresent(why -> journal.append(new CallEvent.Noted(clock.now(), why)));
    Scores scores = judged.scores();
    settle(
        scores,
        scores != null && scores.by().equals(Scores.MODEL)
            ? SettledRequest.Fate.USED
            : SettledRequest.Fate.UNUSED);
  }

  /** Nobody needs a judgement that was made ahead. */
  void discarded(JudgingResult judged) {
    settle(judged.scores(), SettledRequest.Fate.DISCARDED);
  }

  private void settle(@Nullable Scores scores, SettledRequest.Fate fate) {
    Scores.Model model = scores == null ? null : scores.model();
    if (model != null) {
      account.settle(model.request(), fate).ifPresent(this::keep);
    }
  }

  /** The conversation is over. */
  void close() {
    account.close().forEach(this::keep);
  }

  private void keep(SettledRequest settled) {
    journal.append(
        new CallEvent.ModelAsked(
            clock.now(),
            new ModelUse(
                settled.request(),
                settled.purpose(),
                settled.model(),
                fate(settled.fate()),
                settled.result(),
                settled.promptTokens(),
                settled.answerTokens(),
                settled.estimated(),
                settled.first(),
                settled.took(),
                settled.cost())));
  }

  private static ModelUse.Fate fate(SettledRequest.Fate fate) {
    return switch (fate) {
      case USED -> ModelUse.Fate.USED;
      case UNUSED -> ModelUse.Fate.UNUSED;
      case REFUSED -> ModelUse.Fate.REFUSED;
      case DISCARDED -> ModelUse.Fate.DISCARDED;
      case LATE -> ModelUse.Fate.LATE;
      case FAILED -> ModelUse.Fate.FAILED;
      case CUT -> ModelUse.Fate.CUT;
    };
  }
}
