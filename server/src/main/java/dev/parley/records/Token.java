package dev.parley.records;

import dev.parley.call.UserId;
import java.time.Instant;
import java.util.UUID;

/** An API token, without its secret, which nobody can read again. */
public record Token(UUID id, String name, UserId user, Instant created) {
  /** A new token with its secret, which cannot be had again. */
  public record Made(Token token, String secret) {}
}
