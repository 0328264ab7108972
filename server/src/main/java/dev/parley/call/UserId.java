package dev.parley.call;

import java.util.UUID;

/** A user. */
public record UserId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if {@code text} is no UUID
   */
  public static UserId of(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
