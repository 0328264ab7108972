package dev.parley.outbound;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a model of some kind is served and under which name.
 *
 * @param url what the paths of the interface begin with, such as {@code http://localhost:11434/v1}
 * @param model the server's name for it
 * @param key what the server wants to know us by; null where it wants nothing
 */
public record Endpoint(URI url, String model, @Nullable Key key) {
  /** A key, which is never shown. */
  public record Key(String value) {
    /** What may stand behind {@code Bearer} (RFC 6750 section 2.1), and a little more. */
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    /**
     * Checks that it can be sent.
     *
     * @throws IllegalArgumentException if not; it does not repeat the key
     */
    public Key {
      if (!SENDABLE.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "a key has no blanks, line breaks or letters beyond ASCII");
      }
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if none can be made of it; it does not repeat it, since it may
   *     hold a password
   */
  public Endpoint {
    if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "an address of a model is http or https, a host and a path, and nothing else");
    }
  }

  /** The address of one thing that the server does. */
  public URI at(String path) {
    return URI.create(url.toString().replaceFirst("/+$", "") + path);
  }

  /** The host and its port, for people. */
  public String host() {
    return url.getRawAuthority();
  }
}
