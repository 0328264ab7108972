package dev.parley.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.records.Session;
import dev.parley.records.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Finds out who makes a request, by the cookie of their browser. */
final class SessionSignIn {
  /** For so long what was found of a cookie is believed, so that not every request asks for it. */
  private static final Duration BELIEVED = Duration.ofSeconds(1);

  private static final int REMEMBERED = 10_000;
  private static final Set<HandlerType> CHANGE_NOTHING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Sessions sessions;
  private final Site site;
  private final SessionCookie cookie;
  private final Cache<String, Session> known;

  SessionSignIn(Sessions sessions, Site site, InstantSource steady) {
    this.sessions = sessions;
    this.site = site;
    this.cookie = new SessionCookie(site);
    this.known =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(BELIEVED)
            .ticker(() -> Duration.between(Instant.EPOCH, steady.instant()).toNanos())
            .build();
  }

  SessionCookie cookie() {
    return cookie;
  }

  Site site() {
    return site;
  }

  /**
   * The session of a request.
   *
   * @return empty if it has no cookie
   * @throws ApiException 401 if the session has ended, 403 if the request may come from a page of
   *     somebody else, 415 if it changes something and is not said to be JSON
   */
  Optional<ApiClient.Key.OfSession> session(Context context) {
    Optional<String> held = cookie.read(context);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    String secret = held.get();
    Session session = known.getIfPresent(secret);
    if (session == null) {
      session = sessions.of(secret).orElseThrow(SessionSignIn::ended);
      known.put(secret, session);
    }
    var key = new ApiClient.Key.OfSession(session, Csrf.of(secret));
    boolean changes = !CHANGE_NOTHING.contains(context.method());
    site.requireOwn(context, changes);
    if (changes) {
      requireMeant(context, key);
    }
    return Optional.of(key);
  }

  private static void requireMeant(Context context, ApiClient.Key.OfSession key) {
    String type = context.contentType();
    if (type == null || !type.split(";", -1)[0].strip().equalsIgnoreCase("application/json")) {
      throw ApiException.of(
          415,
          "unsupported_media_type",
          "A request by cookie that changes something must have Content-Type: application/json, with or without a body.");
    }
    String told = context.header(Csrf.HEADER);
    if (told == null || !Csrf.same(told, key.csrf())) {
      throw ApiException.of(
          403,
          "wrong_csrf",
          "A request by cookie that changes something must have the header %s with \"csrf\" of GET /session."
              .formatted(Csrf.HEADER));
    }
  }

  private static ApiException ended() {
    return ApiException.of(401, "session_ended", "The session has ended; sign in again.");
  }

  /** What is known of a session has changed, or it ended. */
  void forget(Context context) {
    cookie.read(context).ifPresent(known::invalidate);
  }
}
