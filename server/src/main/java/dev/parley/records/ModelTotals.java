package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.ModelUse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a call asked language models, all together.
 *
 * @param requests how many, by what became of them; without those of which there were none
 * @param saved judgements that the embedded mind made alone
 * @param promptTokens that were read
 * @param answerTokens that were written
 * @param cost in millionths of the currency of the prices
 */
public record ModelTotals(
    Map<ModelUse.Fate, Integer> requests,
    int saved,
    long promptTokens,
    long answerTokens,
    long cost) {
  public ModelTotals {
    requests = Map.copyOf(requests);
  }

  /** The sum of a journal's events. */
  static ModelTotals of(List<CallEvent> events) {
    Map<ModelUse.Fate, Integer> requests = new EnumMap<>(ModelUse.Fate.class);
    int saved = 0;
    long promptTokens = 0;
    long answerTokens = 0;
    long cost = 0;
    for (CallEvent event : events) {
      if (event instanceof CallEvent.ModelAsked(_, ModelUse use)) {
        requests.merge(use.fate(), 1, Integer::sum);
        promptTokens += use.promptTokens();
        answerTokens += use.answerTokens();
        cost += use.cost();
      } else if (event instanceof CallEvent.OutcomesScored scored
          && scored.scores().model() == null) {
        saved++;
      }
    }
    return new ModelTotals(requests, saved, promptTokens, answerTokens, cost);
  }

  /** How many requests came to this. */
  public int requests(ModelUse.Fate fate) {
    return requests.getOrDefault(fate, 0);
  }

  /** How many requests there were. */
  public int allRequests() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }
}
