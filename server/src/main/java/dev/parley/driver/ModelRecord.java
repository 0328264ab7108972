package dev.parley.driver;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.ModelUse;
import dev.parley.call.Scores;
import dev.parley.llm.ModelAccount;
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
            ? ModelUse.Fate.USED
            : ModelUse.Fate.UNUSED);
  }

  /** Nobody needs a judgement that was made ahead. */
  void discarded(JudgingResult judged) {
    settle(judged.scores(), ModelUse.Fate.DISCARDED);
  }

  private void settle(@Nullable Scores scores, ModelUse.Fate fate) {
    Scores.Model model = scores == null ? null : scores.model();
    if (model != null) {
      account.settle(model.request(), fate).ifPresent(this::keep);
    }
  }

  /** The conversation is over. */
  void close() {
    account.close().forEach(this::keep);
  }

  private void keep(ModelUse use) {
    journal.append(new CallEvent.ModelAsked(clock.now(), use));
  }
}
