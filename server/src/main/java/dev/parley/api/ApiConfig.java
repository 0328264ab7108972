package dev.parley.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the HTTP server listens and what it lets through.
 *
 * @param host the address to listen on
 * @param port the TCP port, 0 for one that is free
 * @param requestsPerMinute how many requests a token may make in a minute
 * @param sessionRequestsPerMinute how many requests a browser may make in a minute
 * @param maxBodyBytes the largest body that is read
 * @param proxies whose word for a client's address is believed
 * @param origins addresses in browsers from which pages are ours, besides the one we listen on
 * @param heartbeat how often a stream of events says that it lives while nothing happens
 */
public record ApiConfig(
    String host,
    int port,
    int requestsPerMinute,
    int sessionRequestsPerMinute,
    int maxBodyBytes,
    TrustedProxies proxies,
    List<URI> origins,
    Duration heartbeat) {
  private static final int USUAL_OF_SESSION = 1_200;

  public ApiConfig {
    origins = List.copyOf(origins);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The HTTP port (%d) is not in 0..65535.".formatted(port));
    }
    if (requestsPerMinute < 1 || sessionRequestsPerMinute < 1) {
      throw new IllegalArgumentException(
          "The requests a minute (%d by token, %d by cookie) must be at least 1."
              .formatted(requestsPerMinute, sessionRequestsPerMinute));
    }
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "The largest body (%d bytes) must be at least 1.".formatted(maxBodyBytes));
    }
  }

  /** The defaults, listening on {@code host} and {@code port}. */
  public static ApiConfig of(String host, int port) {
    return new ApiConfig(
        host,
        port,
        100,
        USUAL_OF_SESSION,
        1 << 20,
        TrustedProxies.NONE,
        List.of(),
        Duration.ofSeconds(10));
  }

  /** The same with another number of requests a token may make in a minute. */
  public ApiConfig withRequestsPerMinute(int requests) {
    return new ApiConfig(
        host, port, requests, sessionRequestsPerMinute, maxBodyBytes, proxies, origins, heartbeat);
  }

  /** The same with another number of requests a browser may make in a minute. */
  public ApiConfig withSessionRequestsPerMinute(int requests) {
    return new ApiConfig(
        host, port, requestsPerMinute, requests, maxBodyBytes, proxies, origins, heartbeat);
  }

  /** The same behind proxies that tell who their clients are. */
  public ApiConfig withTrustedProxies(TrustedProxies trusted) {
    return new ApiConfig(
        host,
        port,
        requestsPerMinute,
        sessionRequestsPerMinute,
        maxBodyBytes,
        trusted,
        origins,
        heartbeat);
  }

  /** The same where pages from these addresses are ours too. */
  public ApiConfig withOrigins(List<URI> more) {
    return new ApiConfig(
        host,
        port,
        requestsPerMinute,
        sessionRequestsPerMinute,
        maxBodyBytes,
        proxies,
        more,
        heartbeat);
  }
}
