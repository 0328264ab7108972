package dev.parley.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.hc.core5.http.HttpHost;

/**
 * Makes WebSockets to hosts that the operator chose, as {@link OutboundClient#ofOperator} sends
 * requests to them: anywhere, and through the operator's proxies. Thread-safe.
 */
public final class OutboundSockets implements AutoCloseable {
  private final HttpClient client;

  /**
   * For hosts that the operator chose.
   *
   * @param environment variables, of which {@code http_proxy}, {@code https_proxy} and {@code
   *     no_proxy} are read
   */
  public OutboundSockets(Map<String, String> environment) {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .proxy(new Proxies(new EnvironmentProxies(environment)))
            .build();
  }

  /**
   * Begins to connect, and returns at once.
   *
   * @param uri http or https; the socket is ws or wss to match
   * @param connect within which it must be open
   */
  public OutboundSocket open(
      URI uri, Map<String, String> headers, Duration connect, OutboundSocket.Listener listener) {
    // http becomes ws, https becomes wss.
    URI socket = URI.create(uri.toString().replaceFirst("^http", "ws"));
    return new OutboundSocket(client, socket, headers, connect, listener);
  }

  /** Cuts all that is open. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private static final class Proxies extends ProxySelector {
    private final EnvironmentProxies proxies;

    Proxies(EnvironmentProxies proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI uri) {
      String scheme =
          uri.getScheme().startsWith("https") || uri.getScheme().equals("wss") ? "https" : "http";
      HttpHost proxy = proxies.of(new HttpHost(scheme, uri.getHost(), uri.getPort()));
      return proxy == null
          ? List.of(Proxy.NO_PROXY)
          : List.of(
              new Proxy(
                  Proxy.Type.HTTP, new InetSocketAddress(proxy.getHostName(), proxy.getPort())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }
}
