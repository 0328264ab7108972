package dev.parley.sip.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The 49 torture messages of RFC 4475. In the file each begins with a line of three hashes, its
 * section and its name; an end of line stands for CR LF, a backslash is doubled and {@code \xNN} is
 * a byte.
 */
public final class TortureMessages {
  private static final String START = "### ";
  private static final int HEX = 16;

  private TortureMessages() {}

  /** All, by section and name. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> messages = new LinkedHashMap<>();
    for (String part : text().split("(?m)^" + START, -1)) {
      int line = part.indexOf('\n');
      if (line > 0) {
        messages.put(part.substring(0, line), bytes(part.substring(line + 1, part.length() - 1)));
      }
    }
    return messages;
  }

  private static String text() {
    try (InputStream in = TortureMessages.class.getResourceAsStream("rfc4475.txt")) {
      return new String(
          Objects.requireNonNull(in, "rfc4475.txt").readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\n') {
        bytes.write('\r');
        bytes.write('\n');
      } else if (c != '\\') {
        bytes.write(c);
      } else if (escaped.charAt(i + 1) == '\\') {
        bytes.write('\\');
        i++;
      } else {
        bytes.write(Integer.parseInt(escaped.substring(i + 2, i + 4), HEX));
        i += 3;
      }
    }
    return bytes.toByteArray();
  }
}
