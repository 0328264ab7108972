package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.call.EndReason;
import java.util.List;
import java.util.Map;

/** A conversation under way, as a value. */
public record Conversation(AgentDocument document, TemplateScope scope) {
  /** A conversation that waits for the callee to answer. */
  public static Conversation start(AgentDocument document, TemplateScope scope) {
    return new Conversation(document, scope);
  }

  /** What comes of an event. Pure: the same arguments give the same result, always. */
  public static Step step(Conversation conversation, Event event) {
    return new Step(
        conversation, List.of(new Command.HangUp(EndReason.SUPERVISOR_ENDED, Map.of(), List.of())));
  }
}
