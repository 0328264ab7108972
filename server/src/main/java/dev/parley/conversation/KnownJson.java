package dev.parley.conversation;

import dev.parley.call.JournalFields;
import dev.parley.call.JournalObject;
import dev.parley.knowledge.KnownAnswer;

/** The JSON of a {@link KnownAnswer}, as a journal keeps it. */
final class KnownJson {
  private KnownJson() {}

  static void write(KnownAnswer known, JournalFields out) {
    out.text("text", known.text())
        .text("base", known.base())
        .text("item", known.item())
        .real("probability", known.probability())
        .text("by", known.by());
  }

  static KnownAnswer read(JournalObject in) {
    return new KnownAnswer(
        in.text("text"),
        in.text("base"),
        in.text("item"),
        in.real("probability"),
        in.optionalText("by"));
  }
}
