package dev.parley.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.TemplateScope;
import java.util.Map;

/** Agents and scopes to try conversations with. */
public final class Calls {
  private Calls() {}

  public static TemplateScope scope(String metadata) {
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

  /** The scope of an agent of a team, both of which have names. */
  static TemplateScope named(String team, String title) {
    ObjectNode system = new ObjectMapper().createObjectNode();
    system.putObject("team").put("name", team);
    system.putObject("agent").put("title", title);
    return new TemplateScope(new ObjectMapper().createObjectNode(), Map.of(), system);
  }

  public static AgentDocument agent(String json) {
    return switch (AgentJson.read(json)) {
      case AgentJson.Reading.Read(AgentDocument document) -> document;
      case AgentJson.Reading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  /** An agent that composes what it explains, tells somebody of it, and explains it again. */
  static AgentDocument composingAgent() {
    return composingAgent("false", "{\"id\": \"tell\", \"url\": \"https://shop.example/tell\"}");
  }

  /** The same, uninterrupted or not, with these actions. */
  static AgentDocument composingAgent(String uninterrupted, String actions) {
    return agent(
        """
        {"settings": {"max_duration_seconds": 120},
         "nodes": [
          {"type": "start", "id": "s", "text": "Hi {{name}}. What is it about?",
           "variables": [{"name": "topic", "format": "text"}],
           "outcomes": {"rules": [], "else": {"next": "explain"}}},
          {"type": "speak", "id": "explain", "mode": "prompt", "text": "Explain {topic} to {{name}}.",
           "uninterrupted": %s, "actions": [%s],
           "outcomes": {"prompt": [{"id": "clear", "label": "understood", "next": "bye"},
                                   {"id": "more", "label": "wants more", "next": "explain"}]}},
          {"type": "end", "id": "bye", "text": "Goodbye."}]}
        """
            .formatted(uninterrupted, actions));
  }

  /** An agent that leaves messages, presses 0 in menus, and says who it is. */
  static AgentDocument leavingAgent() {
    return leavingAgent(
        """
        {"voicemail": {"mode": "leave_message", "text": "Please call us back, {{name}}."},
         "ivr": {"mode": "press", "digits": "0"}}
        """);
  }

  /** The same with these settings. */
  static AgentDocument leavingAgent(String settings) {
    return agent(
        """
        {"about": {"caller": "the front desk of Northside Dental", "purpose": "about your visit on {date}."},
         "settings": %s,
         "nodes": [
          {"type": "start", "id": "hello",
           "text": "Hello, this is Ava from Northside Dental. I am calling about your visit on {date}. Can you come?",
           "outcomes": {"prompt": [{"id": "yes", "label": "can come", "next": "bye"},
                                   {"id": "no", "label": "cannot", "next": "bye"}]}},
          {"type": "end", "id": "bye", "text": "Goodbye."}]}
        """
            .formatted(settings));
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
