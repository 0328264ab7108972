package dev.parley.knowledge;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param title what it calls itself, "" if it does not
 * @param items in its order
 * @param problems what was left out and why, for a person; none where all was read
 */
public record Reading(String title, List<KnowledgeItem> items, List<String> problems) {
  public Reading {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /** Nothing, and why. */
  static Reading nothing(String problem) {
    return new Reading("", List.of(), List.of(problem));
  }
}
