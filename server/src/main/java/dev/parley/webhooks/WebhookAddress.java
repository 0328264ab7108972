package dev.parley.webhooks;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a subscriber, in the one form it is kept in. */
public final class WebhookAddress {
  /** In characters. */
  public static final int LONGEST = 2_000;

  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[^\\]]*]|[^:]*)(?::(?<port>\\d*))?");
  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");
  private static final int LONGEST_HOST = 253;
  private static final int LAST_PORT = 65_535;

  private WebhookAddress() {}

  /** What a text given as an address is. */
  public sealed interface Reading {
    /** An address: scheme and host in lower case and ASCII (RFC 3986 section 6.2.2, RFC 5891). */
    record Valid(String url) implements Reading {}

    /** None that could be delivered to, for this reason. */
    record Invalid(String why) implements Reading {}
  }

  /** Reads an address; blanks around it are nothing. */
  public static Reading read(String text) {
    String given = text.strip();
    if (given.length() > LONGEST) {
      return new Reading.Invalid(
          "has %d characters and may have %d".formatted(given.length(), LONGEST));
    }
    try {
      return read(new URI(given));
    } catch (URISyntaxException e) {
      return new Reading.Invalid(
          "has, at character %d, what no address has".formatted(e.getIndex()));
    }
  }

  private static Reading read(URI given) throws URISyntaxException {
    String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
    String authority = given.getRawAuthority();
    if (!(scheme.equals("http") || scheme.equals("https")) || authority == null) {
      return new Reading.Invalid("must begin with http:// or https:// and a host");
    }
    if (authority.contains("@")) {
      return new Reading.Invalid(
          "holds a name or password before the @, which would be kept in clear; leave it out and"
              + " check the signature of each delivery instead");
    }
    if (given.getRawFragment() != null) {
      return new Reading.Invalid("has a fragment (#), which is never sent; leave it out");
    }
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return new Reading.Invalid("has a port that is no number");
    }
    String host = ascii(parts.group("host"));
    if (host == null) {
      return new Reading.Invalid("has a host that no name or address can be");
    }
    String port = parts.group("port");
    if (port != null && !port.isEmpty() && !isPort(port)) {
      return new Reading.Invalid("has a port that is not from 1 to %d".formatted(LAST_PORT));
    }
    String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
    URI kept =
        new URI(
            scheme
                + "://"
                + host
                + (port == null || port.isEmpty() ? "" : ":" + Integer.parseInt(port))
                + given.getRawPath()
                + query);
    String url = kept.toASCIIString();
    if (kept.getHost() == null) {
      return new Reading.Invalid("has a host that no name or address can be");
    }
    return url.length() > LONGEST
        ? new Reading.Invalid(
            "has %d characters when written in ASCII and may have %d"
                .formatted(url.length(), LONGEST))
        : new Reading.Valid(url);
  }

  private static @Nullable String ascii(String host) {
    if (host.startsWith("[")) {
      return host.toLowerCase(Locale.ROOT);
    }
    try {
      String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
      return ascii.isEmpty() || ascii.length() > LONGEST_HOST ? null : ascii;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isPort(String digits) {
    if (digits.length() > 5) {
      return false;
    }
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= LAST_PORT;
  }

  /** The address as it may be shown: without a name and password. */
  public static String shown(String url) {
    return USER_INFO.matcher(url).replaceFirst("//***@");
  }
}
