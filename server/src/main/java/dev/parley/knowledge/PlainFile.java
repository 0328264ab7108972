package dev.parley.knowledge;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads a file of nothing but text. */
public final class PlainFile {
  private PlainFile() {}

  /**
   * Reads one.
   *
   * @param title of its items
   * @param ids new ones
   */
  public static Reading read(String title, String text, Supplier<UUID> ids) {
    Sections sections = new Sections(ids);
    sections.add(title, text);
    return sections.items().isEmpty()
        ? Reading.nothing("There is no text in the file.")
        : new Reading("", sections.items(), List.of());
  }
}
