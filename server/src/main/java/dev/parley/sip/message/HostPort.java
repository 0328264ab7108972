package dev.parley.sip.message;

/**
 * A host and perhaps a port, as they stand in URIs and Via headers.
 *
 * @param host a name or an address; IPv6 in square brackets
 * @param port 0 when none is written
 */
public record HostPort(String host, int port) {
  static HostPort parse(String text) {
    String trimmed = text.strip();
    int colon;
    if (trimmed.startsWith("[")) {
      int close = trimmed.indexOf(']');
      if (close < 0) {
        throw new SipException("An IPv6 address is not closed with a bracket.");
      }
      colon = close + 1 < trimmed.length() ? close + 1 : -1;
    } else {
      colon = trimmed.indexOf(':');
    }
    String host = colon < 0 ? trimmed : trimmed.substring(0, colon).strip();
    if (!isHost(host) || (colon >= 0 && trimmed.charAt(colon) != ':')) {
      throw new SipException("A host name is empty or has a character it may not have.");
    }
    if (colon < 0) {
      return new HostPort(host, 0);
    }
    long port = SipText.number(trimmed.substring(colon + 1).strip(), 65535);
    if (port <= 0) {
      throw new SipException("A port is not a number from 1 to 65535.");
    }
    return new HostPort(host, (int) port);
  }

  private static boolean isHost(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._[]:%".indexOf(c) >= 0;
      if (!allowed) {
        return false;
      }
    }
    return !host.isEmpty();
  }

  @Override
  public String toString() {
    return port > 0 ? host + ":" + port : host;
  }
}
