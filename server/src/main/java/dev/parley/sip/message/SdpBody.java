package dev.parley.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the session description in a body (RFC 5621 for multipart). */
public final class SdpBody {
  public static final String TYPE = "application/sdp";

  private SdpBody() {}

  public static @Nullable String in(SipMessage message) {
    if (message.body().length() == 0) {
      return null;
    }
    String type = message.header("Content-Type");
    if (type == null || mediaType(type).equals(TYPE)) {
      return message.body().text();
    }
    if (!mediaType(type).startsWith("multipart/")) {
      return null;
    }
    String boundary = boundary(type);
    return boundary == null ? null : part(message.body().text(), "--" + SipText.unquote(boundary));
  }

  private static @Nullable String boundary(String type) {
    int semicolon = type.indexOf(';');
    try {
      return semicolon < 0 ? null : SipParams.parse(type.substring(semicolon)).get("boundary");
    } catch (SipException e) {
      return null;
    }
  }

  /** Whether a message carries a body that we would have to understand and cannot. */
  public static boolean unsupported(SipMessage message) {
    String disposition = message.header("Content-Disposition");
    boolean optional = disposition != null && disposition.contains("handling=optional");
    return message.body().length() > 0 && !optional && in(message) == null;
  }

  private static String mediaType(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String part(String body, String delimiter) {
    int at = body.indexOf(delimiter);
    while (at >= 0) {
      int from = at + delimiter.length();
      int next = body.indexOf("\r\n" + delimiter, from);
      if (next < 0) {
        return null;
      }
      String part = body.substring(from, next);
      int head = part.indexOf("\r\n\r\n");
      if (head >= 0 && part.substring(0, head).toLowerCase(Locale.ROOT).contains(TYPE)) {
        return part.substring(head + 4) + "\r\n";
      }
      at = next + 2;
    }
    return null;
  }
}
