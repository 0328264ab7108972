package dev.parley.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.TemplateScope;
import java.util.Map;

/** Agents and scopes to try conversations with. */
final class Calls {
  private Calls() {}

  static TemplateScope scope(String metadata) {
    ObjectMapper json = new ObjectMapper();
    try {
      return new TemplateScope(
          json.readTree(metadata),
          Map.of(),
          json.readTree(
              "{\"contact\": {\"name\": \"Maria\", \"attributes\": {\"plan\": \"gold\"}}}"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static AgentDocument agent(String json) {
    return switch (AgentJson.read(json)) {
      case AgentJson.Reading.Read(AgentDocument document) -> document;
      case AgentJson.Reading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  /** An agent that asks for a number, looks it up, and tells. */
  static AgentDocument actingAgent() {
    return agent(
        """
        {"settings": {"silence_retries": 2, "max_duration_seconds": 120},
         "nodes": [
          {"type": "start", "id": "s", "text": "Hi {{name}}. What is your order number?",
           "variables": [{"name": "order", "format": "number"}],
           "outcomes": {"rules": [{"id": "given", "when": {"all": [{"operand": "order", "operator": "is_not_empty"}]},
                                   "next": "look"}],
                        "else": {"next": "s", "max_visits": 2, "then": "bye"}}},
          {"type": "speak", "id": "look", "text": "Let me look that up.",
           "actions": [
             {"id": "find", "method": "POST", "url": "https://shop.example/orders/{order}",
              "headers": {"X-Name": "{{name}}"}, "body": "{\\"order\\": \\"{order}\\", \\"note\\": \\"{reason}\\"}",
              "timeout_seconds": 3, "results": {"found": "$.found"}},
             {"id": "tell", "url": "https://shop.example/tell?x={found}"}],
           "outcomes": {"rules": [{"id": "there", "when": {"all": [{"operand": "{{find.status}}", "operator": "==", "value": "ok"}]},
                                   "next": "told"}],
                        "else": {"next": "bye"}}},
          {"type": "speak", "id": "told", "uninterrupted": true, "spell_numbers": true,
           "text": "Order 1234 is {found}. Anything else?",
           "outcomes": {"prompt": [{"id": "more", "label": "something else", "next": "s"},
                                   {"id": "done", "label": "nothing else", "next": "bye"}]}},
          {"type": "end", "id": "bye", "text": "Goodbye."}]}
        """);
  }
}
