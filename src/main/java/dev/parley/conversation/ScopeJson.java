package dev.parley.conversation;

import dev.parley.agent.TemplateScope;

/** The JSON of what a conversation knew when it began, as a journal keeps it. */
public final class ScopeJson {
  private ScopeJson() {}

  /** The scope as one line. */
  public static String write(TemplateScope scope) {
    return StepJson.write(scope);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static TemplateScope read(String json) {
    return StepJson.read(json, TemplateScope.class);
  }
}
