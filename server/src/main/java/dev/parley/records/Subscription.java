package dev.parley.records;

import dev.parley.call.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where to send events of a type.
 *
 * @param data the agent it is limited to, null for all of the team's
 */
public record Subscription(
    UUID id, TeamId team, Type type, String url, @Nullable String data, Instant created) {

  /** Kinds of events. */
  public enum Type {
    NEW_RESPONSE,
    PHONE_TRANSFER,
    FOLDER_NEW_RESPONSE,
    FOLDER_PHONE_TRANSFER,
    ACTION_FAILED
  }
}
