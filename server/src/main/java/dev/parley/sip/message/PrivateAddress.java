package dev.parley.sip.message;

/** The IPv4 addresses that mean nothing outside their own network (RFC 1918, RFC 6598). */
public final class PrivateAddress {
  private PrivateAddress() {}

  public static boolean is(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    long first = SipText.number(parts[0], 255);
    long second = SipText.number(parts[1], 255);
    return first == 10
        || (first == 192 && second == 168)
        || (first == 172 && second >= 16 && second <= 31)
        || (first == 100 && second >= 64 && second <= 127);
  }
}
