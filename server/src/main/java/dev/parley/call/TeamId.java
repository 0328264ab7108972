package dev.parley.call;

import java.util.UUID;

/** A team. */
public record TeamId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if {@code text} is no UUID
   */
  public static TeamId of(String text) {
    return new TeamId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
