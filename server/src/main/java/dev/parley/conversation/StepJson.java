package dev.parley.conversation;

import dev.parley.call.JournalFields;
import dev.parley.call.JournalKinds;
import dev.parley.call.JournalObject;

/** Lines of a conversation's steps. */
final class StepJson {
  private StepJson() {}

  static <T> String write(JournalKinds<T> kinds, T value) {
    return JournalFields.line(out -> kinds.write(value, out));
  }

  /**
   * Reads a line.
   *
   * @param what of a conversation it should be, for the message
   * @throws IllegalArgumentException if it is none
   */
  static <T> T read(JournalKinds<T> kinds, String what, String line) {
    try {
      return kinds.read(JournalObject.step(line));
    } catch (JournalKinds.UnknownKindException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "This is no %s of a conversation: %s. %s".formatted(what, line, e.getMessage()), e);
    }
  }
}
