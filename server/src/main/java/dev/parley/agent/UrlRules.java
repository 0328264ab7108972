package dev.parley.agent;

import dev.parley.call.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the URL of an action must be (RFC 3986): scheme, host and port as they are, so that nothing
 * said on a call chooses where a request goes; references only in path, query and fragment, where
 * they are percent-encoded.
 */
final class UrlRules {
  private static final Pattern AUTHORITY = Pattern.compile("(?i)https?://([^/?#\\\\]*)");
  private static final Pattern ADDRESS =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)(?:%[^]]*)?]|([0-9]+(?:\\.[0-9]+){3})");
  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_LABEL = 63;

  private final Problems problems;
  private final String path;
  private final Reach reach;

  UrlRules(Problems problems, String path, Reach reach) {
    this.problems = problems;
    this.path = path;
    this.reach = reach;
  }

  void check(String url) {
    Matcher start = AUTHORITY.matcher(url);
    if (!start.lookingAt()) {
      error(url, "\"%s\" does not begin with https:// or http:// and a host. Write both out.");
      return;
    }
    String authority = start.group(1);
    if (!Template.references(authority).isEmpty() || authority.indexOf('{') >= 0) {
      error(
          url,
          "The host of \"%s\" hangs on a reference. Write the host out, and a / before the first reference.");
    } else if (authority.indexOf('@') >= 0) {
      error(
          url,
          "\"%s\" has a user or password in it, which is not sent. Use a header Authorization.");
    } else {
      parsed(url);
    }
  }

  /** As it is when the references hold something, and when nothing is known of them. */
  private void parsed(String url) {
    for (String filling : List.of("x", "")) {
      String filled = Template.replaced(url, filling);
      String fault = fault(filled);
      if (fault != null) {
        problems.error("bad_url", path, "\"%s\" is no URL: %s", url, new Problems.Words(fault));
        return;
      }
    }
    reached(URI.create(Template.replaced(url, "x")).getHost());
  }

  /** Whether requests may go to a host that says by itself which address it is. */
  private void reached(String host) {
    Matcher literal = ADDRESS.matcher(host);
    InetAddress address;
    if (host.equalsIgnoreCase("localhost")) {
      address = InetAddress.getLoopbackAddress();
    } else if (literal.matches()) {
      address = InetAddress.ofLiteral(literal.group(literal.group(1) == null ? 2 : 1));
    } else {
      return;
    }
    if (!reach.includes(address)) {
      problems.error(
          "unreachable_url",
          path,
          "Requests may not go to %s. Write a public host, or set PARLEY_WEBHOOK_REACH=anywhere.",
          host);
    }
  }

  private static @Nullable String fault(String url) {
    try {
      return fault(new URI(url));
    } catch (URISyntaxException e) {
      int at = e.getIndex();
      return at < 0 || at >= url.length()
          ? "it does not read as one. Write it as https://host/path."
          : "the character %s cannot stand there. Write it as %s, or remove it."
              .formatted(shown(url.codePointAt(at)), encoded(url.codePointAt(at)));
    }
  }

  private static @Nullable String fault(URI uri) {
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      return "it names no host. A host is letters, digits, - and . (others as xn--), or an address.";
    }
    boolean longLabel =
        Pattern.compile("\\.").splitAsStream(host).anyMatch(l -> l.length() > LONGEST_LABEL);
    if (!host.startsWith("[") && (host.length() > LONGEST_HOST || longLabel)) {
      return "its host is too long; it may have %d characters, %d between dots."
          .formatted(LONGEST_HOST, LONGEST_LABEL);
    }
    return uri.getPort() == 0 || uri.getPort() > 65_535
        ? "its port %d is not in 1 to 65535.".formatted(uri.getPort())
        : null;
  }

  private static String shown(int character) {
    return Character.isWhitespace(character) || Character.isISOControl(character)
        ? "U+%04X".formatted(character)
        : "\"" + Character.toString(character) + "\"";
  }

  private static String encoded(int character) {
    return character < 0x80 ? "%%%02X".formatted(character) : "percent-encoded UTF-8";
  }

  private void error(String url, String message) {
    problems.error("bad_url", path, message, url);
  }
}
