package dev.parley.call;

import java.util.UUID;

/** A contact. */
public record ContactId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if {@code text} is no UUID
   */
  public static ContactId of(String text) {
    return new ContactId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
