package dev.parley.call;

import java.util.UUID;

/** A knowledge base. */
public record KnowledgeId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if {@code text} is no UUID
   */
  public static KnowledgeId of(String text) {
    return new KnowledgeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
