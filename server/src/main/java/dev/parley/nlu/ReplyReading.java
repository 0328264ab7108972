package dev.parley.nlu;

import dev.parley.language.intents.CalleeIntent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a reply may mean.
 *
 * @param outcomes the probability of each outcome, in the order in which they were given; with
 *     {@code none} they add up to 1
 * @param none that no outcome is meant
 * @param intents the probability of each intent; they add up to 1
 * @param complete the probability that the words are the whole of what the callee has to say
 */
public record ReplyReading(
    List<Double> outcomes, double none, Map<CalleeIntent, Double> intents, double complete) {
  public ReplyReading {
    outcomes = List.copyOf(outcomes);
    intents = Map.copyOf(intents);
  }

  /** The likeliest intent. */
  public CalleeIntent likeliest() {
    return intents.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse(CalleeIntent.ANSWER);
  }

  /** The probability of an intent. */
  public double of(CalleeIntent intent) {
    return intents.getOrDefault(intent, 0.0);
  }
}
