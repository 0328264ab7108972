package dev.parley.outbound;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of each host, by {@code http_proxy}, {@code https_proxy}, {@code no_proxy}. This
 * machine is none of a proxy's business.
 */
final class EnvironmentProxies extends DefaultRoutePlanner {
  private static final int DEFAULT_PORT = 80;
  private static final Pattern HERE = Pattern.compile("localhost|127(\\.\\d+){3}|\\[?::1]?");

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    super(null);
    this.environment = environment;
  }

  @Override
  protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
    return of(target);
  }

  /** The proxy of a host; null for none. */
  @Nullable HttpHost of(HttpHost target) {
    String name = "https".equals(target.getSchemeName()) ? "https_proxy" : "http_proxy";
    String proxy = variable(name);
    if (proxy == null || proxy.isBlank() || excepted(target.getHostName())) {
      return null;
    }
    URI at = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    return new HttpHost("http", at.getHost(), at.getPort() < 0 ? DEFAULT_PORT : at.getPort());
  }

  private boolean excepted(String host) {
    if (HERE.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      return true;
    }
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
    return lower != null ? lower : environment.get(name.toUpperCase(Locale.ROOT));
  }
}
