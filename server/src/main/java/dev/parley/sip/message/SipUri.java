package dev.parley.sip.message;

import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A SIP URI (RFC 3261 section 19.1). Escapes are kept as written, so that reading and writing one
 * gives it back.
 *
 * @param scheme {@code sip} or {@code sips}
 * @param user the part before the {@code @}, still escaped, with its own parameters; null for none
 * @param host a name or an address; IPv6 in square brackets
 * @param port 0 when the URI has none
 * @param params the URI parameters
 * @param headers what follows the question mark, as written; empty for none
 */
public record SipUri(
    String scheme, @Nullable String user, String host, int port, SipParams params, String headers) {

  /** The URI {@code sip:user@host:port}; a user of null and a port of 0 are left out. */
  public static SipUri of(@Nullable String user, String host, int port) {
    return new SipUri("sip", user, host, port, SipParams.NONE, "");
  }

  /** The URI of a user at a socket address. */
  public static SipUri of(@Nullable String user, InetSocketAddress address) {
    return of(user, bracketed(address.getHostString()), address.getPort());
  }

  /**
   * Reads one URI.
   *
   * @throws SipException when the text is no SIP URI
   */
  public static SipUri parse(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("sip") && !scheme.equals("sips")) {
      throw new SipException("A URI has no sip or sips scheme.");
    }
    refuseBlanks(text);
    int at = text.indexOf('@', colon);
    String user = at < 0 ? null : text.substring(colon + 1, at);
    String rest = text.substring(at < 0 ? colon + 1 : at + 1);
    int question = rest.indexOf('?');
    String headers = question < 0 ? "" : rest.substring(question + 1);
    String address = question < 0 ? rest : rest.substring(0, question);
    int semicolon = address.indexOf(';');
    SipParams params =
        semicolon < 0 ? SipParams.NONE : SipParams.parse(address.substring(semicolon));
    String hostPort = semicolon < 0 ? address : address.substring(0, semicolon);
    HostPort place = HostPort.parse(hostPort);
    return new SipUri(scheme, user, place.host(), place.port(), params, headers);
  }

  private static void refuseBlanks(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"') {
        throw new SipException("A URI contains a character it must escape (code " + (int) c + ").");
      }
    }
  }

  public static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** The host as a resolver wants it, without the brackets of an IPv6 address. */
  public String plainHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether every hop to it must be secured (RFC 3261 section 19.1). */
  public boolean secure() {
    return scheme.equals("sips");
  }

  /** The {@code transport} parameter in small letters; null when there is none. */
  public @Nullable String transport() {
    String name = params.get("transport");
    return name == null || name.isEmpty() ? null : name.toLowerCase(Locale.ROOT);
  }

  /** The same as a person may read it. */
  public String transportName() {
    String name = transport();
    return name != null && SipText.isToken(name)
        ? name.toUpperCase(Locale.ROOT)
        : "an unknown transport";
  }

  /** The same with one parameter set. */
  public SipUri with(String param, String value) {
    return new SipUri(scheme, user, host, port, params.with(param, value), headers);
  }

  /** The URI as a Request-URI or Route may carry it: without headers and the method parameter. */
  public SipUri bare() {
    return new SipUri(scheme, user, host, port, params.without("method"), "");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(scheme).append(':');
    if (user != null) {
      text.append(user).append('@');
    }
    text.append(host);
    if (port > 0) {
      text.append(':').append(port);
    }
    text.append(params);
    if (!headers.isEmpty()) {
      text.append('?').append(headers);
    }
    return text.toString();
  }
}
