package dev.parley.bench.speech;

import dev.parley.bench.report.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How replies were judged.
 *
 * @param right answers that were understood
 * @param wrong answers that were taken for another
 * @param asked answers of which none was chosen, so that the callee is asked again
 * @param noneRight replies that answer nothing and were taken so
 * @param noneWrong replies that answer nothing and were taken for an answer
 */
record OutcomeScore(int right, int wrong, int asked, int noneRight, int noneWrong) {
  static OutcomeScore of(@Nullable String meaning, @Nullable String chosen) {
    if (meaning == null) {
      return chosen == null ? new OutcomeScore(0, 0, 0, 1, 0) : new OutcomeScore(0, 0, 0, 0, 1);
    }
    if (chosen == null) {
      return new OutcomeScore(0, 0, 1, 0, 0);
    }
    return meaning.equals(chosen)
        ? new OutcomeScore(1, 0, 0, 0, 0)
        : new OutcomeScore(0, 1, 0, 0, 0);
  }

  static OutcomeScore sum(Collection<OutcomeScore> all) {
    return new OutcomeScore(
        all.stream().mapToInt(OutcomeScore::right).sum(),
        all.stream().mapToInt(OutcomeScore::wrong).sum(),
        all.stream().mapToInt(OutcomeScore::asked).sum(),
        all.stream().mapToInt(OutcomeScore::noneRight).sum(),
        all.stream().mapToInt(OutcomeScore::noneWrong).sum());
  }

  int answers() {
    return right + wrong + asked;
  }

  int nones() {
    return noneRight + noneWrong;
  }

  /** The share of decisions that were right. */
  double accuracy() {
    return 100.0 * right / (right + wrong + noneWrong);
  }

  /** The share of answers that were decided. */
  double coverage() {
    return 100.0 * (right + wrong) / answers();
  }

  void row(Table table, String name) {
    table.row(
        name,
        answers(),
        right,
        wrong,
        asked,
        "%d of %d".formatted(noneRight, nones()),
        coverage(),
        accuracy());
  }

  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("right", right);
    summary.put("wrong", wrong);
    summary.put("asked_again", asked);
    summary.put("none_right", noneRight);
    summary.put("none_wrong", noneWrong);
    return summary;
  }
}
