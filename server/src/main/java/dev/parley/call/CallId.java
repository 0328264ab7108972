package dev.parley.call;

import java.util.UUID;

/** A call. */
public record CallId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if {@code text} is no UUID
   */
  public static CallId of(String text) {
    return new CallId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
