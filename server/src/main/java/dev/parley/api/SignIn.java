package dev.parley.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.call.TeamId;
import dev.parley.records.ApiTokens;
import dev.parley.records.Session;
import dev.parley.records.TokenOwner;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request, by {@code x-api-token} or else the cookie of a session, and by
 * {@code team_id}.
 */
final class SignIn {
  private static final String TOKEN = "x-api-token";
  private static final String TEAM = "team_id";
  private static final int LONGEST_TOKEN = 512;

  /** For so long what was found of a token is believed, so that not every request asks for it. */
  private static final Duration BELIEVED = Duration.ofSeconds(1);

  private static final int REMEMBERED = 10_000;

  private final LoadingCache<String, @Nullable TokenOwner> owners;

  private final SessionSignIn sessions;
  private final WrongTokens wrong;

  SignIn(ApiTokens tokens, SessionSignIn sessions, WrongTokens wrong, InstantSource time) {
    this.sessions = sessions;
    this.wrong = wrong;
    // What is unknown is not remembered: it may be a token that is made just now.
    this.owners =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(BELIEVED)
            .ticker(() -> nanos(time.instant()))
            .build(secret -> tokens.owner(secret).orElse(null));
  }

  private static long nanos(Instant time) {
    return Duration.between(Instant.EPOCH, time).toNanos();
  }

  /**
   * The client, in the team asked for or else the default team of the token or the session. A token
   * counts where there is a cookie too.
   *
   * @throws ApiException 401 for neither, or one that is unknown, 429 after too many of those, 403
   *     for a team the user is not in, and what {@link SessionSignIn#session} refuses
   */
  ApiClient client(Context context) {
    String secret = context.header(TOKEN);
    if (secret == null || secret.isBlank()) {
      ApiClient.Key.OfSession key = sessions.session(context).orElseThrow(SignIn::nobody);
      Session session = key.session();
      return new ApiClient(
          key, session.user(), team(session.team(), session.teams(), context.header(TEAM)));
    }
    TokenOwner owner = owner(secret.strip(), context);
    return new ApiClient(
        new ApiClient.Key.OfToken(owner.token()),
        owner.user(),
        team(owner.team(), owner.teams(), context.header(TEAM)));
  }

  private TokenOwner owner(String secret, Context context) {
    TokenOwner known = owners.getIfPresent(secret);
    if (known != null) {
      return known;
    }
    ClientAddress from = sessions.site().client(context);
    TokenOwner owner =
        secret.length() > LONGEST_TOKEN ? null : wrong.lookUp(from, () -> owners.get(secret));
    if (owner == null) {
      throw wrong.wrong(from, unknown());
    }
    return owner;
  }

  private static TeamId team(TeamId usual, Set<TeamId> teams, @Nullable String asked) {
    if (asked == null || asked.isBlank()) {
      return usual;
    }
    return Request.uuid(asked.strip())
        .map((UUID id) -> new TeamId(id))
        .filter(teams::contains)
        .orElseThrow(() ->
            ApiException.of(
                403,
                "wrong_team",
                "The user is no member of the team \"%s\" named by the header %s."
                    .formatted(ApiException.shortened(asked), TEAM)));
  }

  private static ApiException nobody() {
    return ApiException.of(
        401,
        "missing_token",
        "The header %s is missing; it carries your token. A browser signs in at /session."
            .formatted(TOKEN));
  }

  private static ApiException unknown() {
    return ApiException.of(
        401, "unknown_token", "The token in the header %s is not known here.".formatted(TOKEN));
  }
}
