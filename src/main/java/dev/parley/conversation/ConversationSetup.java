package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;

/**
 * Which conversation is to be held.
 *
 * @param scope what references in the document's texts refer to
 */
public record ConversationSetup(AgentDocument document, TemplateScope scope) {}
