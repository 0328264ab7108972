package dev.parley.api;

import java.time.Duration;

/**
 * How the HTTP server listens and what it lets through.
 *
 * @param host the address to listen on
 * @param port the TCP port, 0 for one that is free
 * @param requestsPerMinute how many requests a token may make in a minute
 * @param maxBodyBytes the largest body that is read
 * @param proxies whose word for a client's address is believed
 * @param heartbeat how often a stream of events says that it lives while nothing happens
 */
public record ApiConfig(
    String host,
    int port,
    int requestsPerMinute,
    int maxBodyBytes,
    TrustedProxies proxies,
    Duration heartbeat) {
  public ApiConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The HTTP port (%d) is not in 0..65535.".formatted(port));
    }
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException(
          "The requests a minute (%d) must be at least 1.".formatted(requestsPerMinute));
    }
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "The largest body (%d bytes) must be at least 1.".formatted(maxBodyBytes));
    }
  }

  /** The defaults, listening on {@code host} and {@code port}. */
  public static ApiConfig of(String host, int port) {
    return new ApiConfig(host, port, 100, 1 << 20, TrustedProxies.NONE, Duration.ofSeconds(10));
  }

  /** The same with another number of requests a token may make in a minute. */
  public ApiConfig withRequestsPerMinute(int requests) {
    return new ApiConfig(host, port, requests, maxBodyBytes, proxies, heartbeat);
  }

  /** The same behind proxies that tell who their clients are. */
  public ApiConfig withTrustedProxies(TrustedProxies trusted) {
    return new ApiConfig(host, port, requestsPerMinute, maxBodyBytes, trusted, heartbeat);
  }
}
