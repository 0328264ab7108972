package dev.parley.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may stand in a Request-URI (RFC 3261 sections 8.1.1.1, 19.1.1 and 25.1). */
final class RequestUriRules {
  /** Neither reserved nor unreserved: to be escaped wherever they stand. */
  private static final String UNWISE = "\"\\^`{|}";

  private RequestUriRules() {}

  /**
   * What is wrong with a Request-URI, or null. Of other schemes than SIP only the shape is read.
   */
  static @Nullable String fault(String uri) {
    if (uri.indexOf(':') <= 0 || uri.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>')) {
      return "The Request-URI has no scheme, or blanks or brackets";
    }
    String scheme = uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
    return scheme.equals("sip") || scheme.equals("sips") ? sipFault(uri) : null;
  }

  private static @Nullable String sipFault(String uri) {
    if (uri.chars().anyMatch(c -> c >= 0x7f || UNWISE.indexOf(c) >= 0)) {
      return "The Request-URI has a character that must be escaped";
    }
    SipUri read;
    try {
      read = SipUri.parse(uri);
    } catch (SipException e) {
      return "The Request-URI is no SIP address";
    }
    if (uri.indexOf('?', uri.indexOf('@') + 1) >= 0) {
      return "The Request-URI has headers, which it may not have";
    }
    if (read.params().has("method")) {
      return "The Request-URI has a method parameter, which it may not have";
    }
    String user = read.user();
    if (user != null && user.isEmpty()) {
      return "The Request-URI has an empty user";
    }
    boolean escaped = (user == null || escapedWell(user)) && escapedWell(read.params().toString());
    return escaped ? null : "The Request-URI has a % without two hexadecimal digits";
  }

  private static boolean escapedWell(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length()
          || Character.digit(text.charAt(at + 1), 16) < 0
          || Character.digit(text.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
