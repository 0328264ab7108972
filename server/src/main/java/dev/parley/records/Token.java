package dev.parley.records;

import dev.parley.call.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token, without its secret, which nobody can read again.
 *
 * @param userName of the user it speaks for
 * @param used when it was last seen, to the minute; null if it never was
 */
public record Token(
    UUID id, String name, UserId user, String userName, Instant created, @Nullable Instant used) {
  /** A new token with its secret, which cannot be had again. */
  public record Made(Token token, String secret) {}
}
