package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that must not be called.
 *
 * @param number null once the contact with it is erased
 * @param user who put it on the list, null if that is not known
 */
public record Suppression(
    @Nullable PhoneNumber number, String reason, Instant created, @Nullable UserId user) {

  /**
   * That a number came onto the list or went from it.
   *
   * @param number null once the contact with it is erased
   * @param reason why, null if none was given
   * @param user who did it, null for a callee
   * @param token the id of the token it was done with, null for none
   * @param call in which a callee did it, null for a user
   */
  public record Change(
      @Nullable PhoneNumber number,
      Kind kind,
      @Nullable String reason,
      Instant at,
      @Nullable UserId user,
      @Nullable UUID token,
      @Nullable CallId call) {}

  /** What was done. */
  public enum Kind {
    ADDED,
    REMOVED
  }
}
