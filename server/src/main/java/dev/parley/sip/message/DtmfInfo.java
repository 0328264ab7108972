package dev.parley.sip.message;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keys told by INFO, as telephones did before RFC 6086 (which calls that legacy usage): {@code
 * application/dtmf-relay} has lines such as {@code Signal=5} and {@code Duration=160}, in
 * milliseconds, {@code application/dtmf} the keys themselves.
 *
 * @param keys of 0-9, *, #, A-D in order; empty when it was none, such as a flash of the hook
 * @param lasted how long the key was held, zero when that is not told
 */
public record DtmfInfo(String keys, Duration lasted) {
  public static final String TYPES = "application/dtmf-relay, application/dtmf";

  private static final String RELAY = "application/dtmf-relay";
  private static final String PLAIN = "application/dtmf";
  private static final String NORTEL = "application/vnd.nortelnetworks.digits";

  /** By their RFC 4733 event codes, which some peers write in place of the keys. */
  private static final String KEYS = "0123456789*#ABCD";

  private static final int MOST = 64;
  private static final int LONGEST_MILLIS = 10_000;

  /** The keys of a request's body; null when it is about something else. */
  public static @Nullable DtmfInfo in(SipRequest request) {
    String type = request.header("Content-Type");
    int semicolon = type == null ? -1 : type.indexOf(';');
    String media =
        type == null
            ? ""
            : (semicolon < 0 ? type : type.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    return switch (media) {
      case RELAY, NORTEL -> named(request.body().text());
      case PLAIN -> {
        String body = request.body().text();
        yield body.indexOf('=') < 0 ? new DtmfInfo(keys(body), Duration.ZERO) : named(body);
      }
      default -> null;
    };
  }

  /** Reads lines of names and values. */
  private static DtmfInfo named(String body) {
    String keys = "";
    Duration lasted = Duration.ZERO;
    for (String line : body.lines().toList()) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(equals + 1).strip();
      switch (name) {
        case "signal", "d" -> keys = keys.isEmpty() ? signal(value) : keys;
        case "duration" -> {
          long millis = SipText.number(value, LONGEST_MILLIS);
          lasted = millis < 0 ? Duration.ZERO : Duration.ofMillis(millis);
        }
        case "" -> keys = keys.isEmpty() ? keys(value) : keys;
        default -> {
          // Volume and the like.
        }
      }
    }
    return new DtmfInfo(keys, lasted);
  }

  private static String signal(String value) {
    long code = value.length() == 2 ? SipText.number(value, 99) : -1;
    if (code < KEYS.indexOf('*')) {
      return keys(value);
    }
    return code < KEYS.length() ? KEYS.substring((int) code, (int) code + 1) : "";
  }

  /** The keys of a text; none when anything else is in it. */
  private static String keys(String text) {
    StringBuilder keys = new StringBuilder();
    for (char key : text.toUpperCase(Locale.ROOT).toCharArray()) {
      if (KEYS.indexOf(key) >= 0 && keys.length() < MOST) {
        keys.append(key);
      } else if (!Character.isWhitespace(key) && key != ',') {
        return "";
      }
    }
    return keys.toString();
  }
}
