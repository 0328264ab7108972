package dev.parley.conversation;

import dev.parley.agent.TemplateScope;
import dev.parley.call.JournalFields;
import dev.parley.call.JournalObject;

/** The JSON of what a conversation had when it began, as a journal keeps it. */
public final class ScopeJson {
  private ScopeJson() {}

  /** It as one line. */
  public static String write(Beginning beginning) {
    TemplateScope scope = beginning.scope();
    return JournalFields.line(out -> {
      out.json("metadata", scope.metadata())
          .texts("variables", scope.variables())
          .json("system", scope.system());
      if (beginning.rules() != Rules.FIRST) {
        out.number("rules", beginning.rules().number());
      }
    });
  }

  /**
   * Reads what {@link #write} wrote, now or in format 1.
   *
   * @throws IllegalArgumentException if it did not, or its rules are of a later version
   */
  public static Beginning read(String json) {
    try {
      JournalObject in = JournalObject.step(json);
      return new Beginning(
          new TemplateScope(in.json("metadata"), in.textsByName("variables"), in.json("system")),
          in.has("rules") ? Rules.of(in.integer("rules")) : Rules.FIRST);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "This is no scope of a conversation. " + e.getMessage(), e);
    }
  }
}
