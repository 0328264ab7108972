package dev.parley.api;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a browser takes us for: the scheme and the host in its address bar, perhaps of a proxy in
 * front of us. Pages from there may ask by cookie, and no others.
 */
final class Site {
  private static final String HTTPS = "https";
  private static final String SITE = "Sec-Fetch-Site";

  private final TrustedProxies proxies;
  private final Set<String> others;

  /**
   * Knows what is configured.
   *
   * @param others addresses from which pages are ours too
   */
  Site(TrustedProxies proxies, List<URI> others) {
    this.proxies = proxies;
    this.others = others.stream().map(Site::origin).collect(Collectors.toUnmodifiableSet());
  }

  /** Scheme, host and port, as browsers write them (RFC 6454): without the scheme's own port. */
  private static String origin(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals(HTTPS) ? 443 : 80;
    String port =
        address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port;
  }

  /** Where a request comes from, as far as it can be held to account. */
  ClientAddress client(Context context) {
    return ClientAddress.of(
        proxies.client(
            peer(context), Collections.list(context.req().getHeaders("X-Forwarded-For"))));
  }

  private static InetAddress peer(Context context) {
    return ClientAddress.peer(context.req().getRemoteAddr());
  }

  /** Whether the browser knows that nobody reads along: on https, and on this machine. */
  boolean secure(Context context) {
    return https(context) || isThisMachine(host(context));
  }

  /** Whether the browser came by https, perhaps to a proxy in front of us. */
  boolean https(Context context) {
    return own(context).startsWith(HTTPS + "://") || others.contains(HTTPS + "://" + host(context));
  }

  private static boolean isThisMachine(String host) {
    String name = host.replaceFirst(":[0-9]+$", "");
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  private String own(Context context) {
    return forwarded(context, "X-Forwarded-Proto").orElseGet(context::scheme)
        + "://"
        + host(context);
  }

  private String host(Context context) {
    return forwarded(context, "X-Forwarded-Host")
        .or(() -> Optional.ofNullable(context.header("Host")))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  /** What the proxy before us says, if it is one of ours. */
  private Optional<String> forwarded(Context context, String header) {
    return Optional.ofNullable(context.header(header))
        .filter(_ -> proxies.trusts(peer(context)))
        .map(value -> value.split(",", -1)[0].strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Refuses what a page of somebody else sends.
   *
   * @param named whether it must say where it comes from: browsers do when they change something
   * @throws ApiException 403
   */
  void requireOwn(Context context, boolean named) {
    String origin = context.header("Origin");
    String site = context.header(SITE);
    boolean ours =
        origin == null
            ? !named
            : origin.equalsIgnoreCase(own(context))
                || others.contains(origin.toLowerCase(Locale.ROOT));
    if (!ours || (site != null && foreign(site, named))) {
      throw ApiException.of(
          403,
          "foreign_origin",
          "A request by cookie, and one to sign in, must come from a page of this server (%s) and comes from %s. Behind a proxy set PARLEY_PUBLIC_URL to the address in the browser."
              .formatted(
                  ApiException.shortened(own(context)),
                  origin == null ? "none" : ApiException.shortened(origin)));
    }
  }

  /** Whoever types an address, or opens a link to a recording, comes from nowhere. */
  private static boolean foreign(String site, boolean named) {
    return !site.equals("same-origin") && (named || !site.equals("none"));
  }
}
