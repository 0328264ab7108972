package dev.parley.api;

import dev.parley.records.Sessions;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie a session is known by. Where the browser knows that nobody reads along it is bound to
 * https and to this very host (the prefix {@code __Host-}); over plain http from elsewhere it
 * cannot be.
 */
final class SessionCookie {
  private static final String NAME = "parley_session";
  private static final String BOUND = "__Host-" + NAME;
  private static final int LONGEST = 128;

  private final Site site;

  SessionCookie(Site site) {
    this.site = site;
  }

  /** What the cookie of a request holds. */
  Optional<String> read(Context context) {
    return Optional.ofNullable(context.cookie(site.secure(context) ? BOUND : NAME))
        .filter(secret -> !secret.isBlank() && secret.length() <= LONGEST);
  }

  /** Has the browser keep it. */
  void write(Context context, String secret) {
    set(context, secret, Sessions.LONGEST);
  }

  /** Has the browser forget it. */
  void clear(Context context) {
    set(context, "", Duration.ZERO);
  }

  private void set(Context context, String value, Duration age) {
    boolean secure = site.secure(context);
    context
        .res()
        .addHeader(
            "Set-Cookie",
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(
                    secure ? BOUND : NAME, value, age.toSeconds(), secure ? "; Secure" : ""));
  }
}
