package dev.parley.conversation;

import java.util.Optional;

/** The note that a callee asked what could not be answered. */
public final class NotedQuestion {
  private static final String BEGINS = "The callee asked: ";

  private NotedQuestion() {}

  /** The note of a question. */
  static String note(String question) {
    return BEGINS + question;
  }

  /** The question of a note, if it is of one. */
  public static Optional<String> in(String note) {
    return note.startsWith(BEGINS)
        ? Optional.of(note.substring(BEGINS.length()))
        : Optional.empty();
  }
}
