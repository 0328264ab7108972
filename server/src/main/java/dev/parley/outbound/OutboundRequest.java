package dev.parley.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that is to go out.
 *
 * @param uri http or https; a user, a password or a fragment in it is not sent
 * @param headers none of those that belong to the connection or say where the request goes
 * @param body sent as UTF-8
 * @param followsRedirects whether it goes on where the answer leads, five times at most and never
 *     from https to http; otherwise that answer is the answer
 */
public record OutboundRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    @Nullable String body,
    OutboundLimits limits,
    boolean followsRedirects) {
  /** RFC 9110 section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** RFC 9110 section 5.5: no control characters, above all no line breaks. */
  private static final Pattern FIELD_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

  private static final Set<String> OURS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * Checks that it can be sent.
   *
   * @throws IllegalArgumentException if not; it does not repeat what is wrong, which may hold a key
   */
  public OutboundRequest {
    headers = Map.copyOf(headers);
    String scheme = uri.getScheme();
    if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        || uri.getHost() == null) {
      throw new IllegalArgumentException("the address is none of http or https with a host");
    }
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException("the method is no token");
    }
    headers.forEach((name, value) -> {
      if (!TOKEN.matcher(name).matches() || !FIELD_VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException("a header holds what no header may");
      }
      if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("a header is one that only the connection may have");
      }
    });
  }
}
