package dev.parley.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Host and port as a URL has them (RFC 3986 section 3.2): an IPv6 address in brackets. */
public final class Authority {
  private static final String HERE = "127.0.0.1";

  /** Zeros that an IPv6 address is written without (RFC 5952). */
  private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

  private Authority() {}

  /** Host and port as they are written, to be read by people. */
  public static String of(String host, int port) {
    return bracketed(host) + ":" + port;
  }

  /** Where a server that listens on a host is reached from this machine. */
  public static URI url(String host, int port) {
    return URI.create("http://" + of(isAny(host) ? HERE : host, port));
  }

  /** Whether a host stands for all addresses of this machine. */
  private static boolean isAny(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[")
        ? "[" + ZEROS.matcher(host).replaceFirst("::").replace("%", "%25") + "]"
        : host;
  }
}
