package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.conversation.Beginning;

/**
 * Which conversation is to be held.
 *
 * @param beginning what it has when it begins
 */
public record ConversationSetup(AgentDocument document, Beginning beginning) {
  /**
   * A new one.
   *
   * @param scope what references in the document's texts refer to
   */
  public ConversationSetup(AgentDocument document, TemplateScope scope) {
    this(document, new Beginning(scope));
  }
}
