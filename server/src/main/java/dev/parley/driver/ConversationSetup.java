package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.conversation.Beginning;
import dev.parley.knowledge.Knowledge;
import dev.parley.llm.ModelAccount;

/**
 * Which conversation is to be held.
 *
 * @param beginning what it has when it begins
 * @param knowledge what the callee's questions are answered from
 * @param account where its requests to language models are counted
 */
public record ConversationSetup(
    AgentDocument document, Beginning beginning, Knowledge knowledge, ModelAccount account) {
  /** One whose agent knows nothing beside its document. */
  public ConversationSetup(AgentDocument document, Beginning beginning) {
    this(document, beginning, Knowledge.NONE, ModelAccount.ofNobody());
  }

  /**
   * A new one.
   *
   * @param scope what references in the document's texts refer to
   */
  public ConversationSetup(
      AgentDocument document, TemplateScope scope, Knowledge knowledge, ModelAccount account) {
    this(document, new Beginning(scope), knowledge, account);
  }

  /**
   * A new one.
   *
   * @param scope what references in the document's texts refer to
   */
  public ConversationSetup(AgentDocument document, TemplateScope scope) {
    this(document, new Beginning(scope));
  }
}
