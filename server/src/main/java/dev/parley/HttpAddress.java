package dev.parley;

import dev.parley.api.ApiConfig;
import dev.parley.api.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.stream.Stream;

/**
 * Where the HTTP interface is.
 *
 * @param listens never at port 0
 * @param known how clients reach it
 */
record HttpAddress(InetSocketAddress listens, URI known) {
  static HttpAddress of(Config config) {
    InetSocketAddress listens = settled(config.http());
    URI known = config.publicUrl();
    return new HttpAddress(
        listens, known != null ? known : Authority.url(listens.getHostString(), listens.getPort()));
  }

  /** Port 0 takes any that is free, and what we tell of ourselves must name it. */
  private static InetSocketAddress settled(InetSocketAddress wanted) {
    if (wanted.getPort() != 0) {
      return wanted;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, wanted.getAddress())) {
      return new InetSocketAddress(wanted.getHostString(), socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "HTTP cannot listen on %s. Maybe PARLEY_HTTP_HOST is no address of this machine."
              .formatted(wanted.getHostString()),
          e);
    }
  }

  /** Whom the interface at it takes requests from, and how many. */
  ApiConfig api(Config config) {
    return ApiConfig.of(listens.getHostString(), listens.getPort())
        .withRequestsPerMinute(config.requestsPerMinute())
        .withTrustedProxies(config.proxies())
        .withOrigins(
            Stream.of(config.publicUrl(), config.dashboardOrigin())
                .flatMap(Stream::ofNullable)
                .toList());
  }
}
