package dev.parley.conversation;

import dev.parley.agent.TemplateScope;

/**
 * What a conversation has when it begins, besides its document.
 *
 * @param scope what the document's texts can refer to
 * @param rules by which it is held
 */
public record Beginning(TemplateScope scope, Rules rules) {
  /** That of a new conversation. */
  public Beginning(TemplateScope scope) {
    this(scope, Rules.LATEST);
  }
}
