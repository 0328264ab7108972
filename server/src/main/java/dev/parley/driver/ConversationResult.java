package dev.parley.driver;

import dev.parley.call.EndReason;
import java.util.List;
import java.util.Map;

/**
 * How a conversation ended.
 *
 * @param detail what exactly happened, for a person
 * @param outcomes ids of the outcomes taken, in order
 */
public record ConversationResult(
    EndReason reason, String detail, Map<String, String> variables, List<String> outcomes) {
  public ConversationResult {
    variables = Map.copyOf(variables);
    outcomes = List.copyOf(outcomes);
  }
}
