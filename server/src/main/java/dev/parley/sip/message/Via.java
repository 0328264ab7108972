package dev.parley.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One Via value (RFC 3261 section 20.42).
 *
 * @param transport in capitals
 * @param sentBy where the sender wants responses, but for {@code received} and {@code rport}
 * @param params such as {@code branch}
 */
public record Via(String transport, HostPort sentBy, SipParams params) {
  /** What every RFC 3261 branch begins with. */
  public static final String COOKIE = "z9hG4bK";

  static Via parse(String text) {
    int semicolon = SipText.indexOf(text, ';');
    SipParams params = semicolon < 0 ? SipParams.NONE : SipParams.parse(text.substring(semicolon));
    String head = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    int first = head.indexOf('/');
    int second = head.indexOf('/', first + 1);
    if (first < 0 || second < 0) {
      throw new SipException("A Via has no protocol of the form SIP/2.0/UDP.");
    }
    String protocol = head.substring(0, first).strip();
    String version = head.substring(first + 1, second).strip();
    String rest = head.substring(second + 1).strip();
    int end = 0;
    while (end < rest.length() && rest.charAt(end) > ' ') {
      end++;
    }
    String transport = rest.substring(0, end);
    if (!protocol.equalsIgnoreCase("SIP")
        || !version.equals("2.0")
        || !SipText.isToken(transport)) {
      throw new SipException("A Via has no protocol of the form SIP/2.0/UDP.");
    }
    return new Via(transport.toUpperCase(Locale.ROOT), HostPort.parse(rest.substring(end)), params);
  }

  public @Nullable String branch() {
    return params.get("branch");
  }

  @Override
  public String toString() {
    return "SIP/2.0/" + transport + " " + sentBy + params;
  }
}
