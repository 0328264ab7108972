package dev.parley.api;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import dev.parley.records.Role;
import dev.parley.records.Session;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param team the team the request acts in
 */
record ApiClient(Key key, UserId user, TeamId team) {
  /** By what they came in. */
  sealed interface Key {
    /** A token, of which this is the id and not the secret. */
    record OfToken(UUID id) implements Key {}

    /**
     * The cookie of a browser.
     *
     * @param csrf what the header {@value Csrf#HEADER} must be
     */
    record OfSession(Session session, String csrf) implements Key {}
  }

  /** What they may do in the team; a token may do everything. */
  Role role() {
    return switch (key) {
      case Key.OfToken _ -> Role.ADMIN;
      case Key.OfSession(Session session, String _) ->
          Objects.requireNonNull(session.roles().get(team));
    };
  }

  /** The id of the token, null if they came by a cookie. */
  @Nullable UUID token() {
    return switch (key) {
      case Key.OfToken(UUID id) -> id;
      case Key.OfSession _ -> null;
    };
  }
}
