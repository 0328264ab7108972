package dev.parley.api;

import java.time.InstantSource;
import java.util.UUID;

/** How many requests in a minute each token and each session may make. */
final class RequestRates {
  private final RateLimit<UUID> tokens;
  private final RateLimit<UUID> sessions;

  RequestRates(ApiConfig config, InstantSource time) {
    this.tokens = new RateLimit<>(config.requestsPerMinute(), time);
    this.sessions = new RateLimit<>(config.sessionRequestsPerMinute(), time);
  }

  RateLimit.Verdict take(ApiClient client) {
    return switch (client.key()) {
      case ApiClient.Key.OfToken(UUID id) -> tokens.take(id);
      case ApiClient.Key.OfSession key -> sessions.take(key.session().id());
    };
  }
}
