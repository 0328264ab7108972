package dev.parley.inference;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The proxy to use for an address, by {@code http_proxy}, {@code https_proxy}, {@code no_proxy}.
 */
record EnvironmentProxies(Map<String, String> environment) implements Function<URI, Proxy> {
  @Override
  public Proxy apply(URI address) {
    String name = "https".equals(address.getScheme()) ? "https_proxy" : "http_proxy";
    String proxy = variable(name);
    if (proxy == null || proxy.isBlank() || excepted(address.getHost())) {
      return Proxy.NO_PROXY;
    }
    URI at = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    int port = at.getPort() < 0 ? 80 : at.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(at.getHost(), port));
  }

  private boolean excepted(String host) {
    String exceptions = variable("no_proxy");
    return exceptions != null
        && Arrays.stream(exceptions.split(",", -1))
            .map(entry -> entry.strip().replaceFirst("^\\*?\\.", ""))
            .filter(entry -> !entry.isEmpty())
            .anyMatch(
                entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private @Nullable String variable(String name) {
    String lower = environment.get(name);
    return lower != null ? lower : environment.get(name.toUpperCase(java.util.Locale.ROOT));
  }
}
