package dev.parley.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of the dashboard as its build made them, each whole and perhaps compressed in advance.
 */
final class Pages {
  private static final String PLACE = "public/app/";

  /** The build's list of its files, one a line. */
  private static final String LIST = "files.txt";

  private static final String INDEX = "index.html";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  /** What is shown where the dashboard was not built. */
  private static final String NOT_BUILT =
      """
      <!doctype html>
      <html lang="en">
        <head><meta charset="utf-8"><title>Parley</title></head>
        <body>
          <h1>The dashboard is not built</h1>
          <p>This Parley was built with -DskipDashboard, or not by Maven.
          Build it with <code>./parley up</code>, which needs Node.js 20.19 or newer,
          or by <code>mvn -pl server generate-resources</code>.</p>
          <p>The interface works all the same: <a href="/docs">/docs</a>.</p>
        </body>
      </html>
      """;

  private final Map<String, byte[]> files;
  private final String index;

  private Pages(Map<String, byte[]> files, String index) {
    this.files = files;
    this.index = index;
  }

  /** Reads all there are. */
  static Pages read() {
    byte @Nullable [] list = bytes(LIST);
    if (list == null) {
      return new Pages(Map.of(), NOT_BUILT);
    }
    Map<String, byte[]> files = new HashMap<>();
    for (String name : text(list).lines().toList()) {
      byte @Nullable [] content = bytes(name);
      if (content != null) {
        files.put(name, content);
      }
    }
    byte @Nullable [] index = files.remove(INDEX);
    return new Pages(files, index == null ? NOT_BUILT : text(index));
  }

  /** A file in the best of the forms that the client takes. */
  @Nullable File file(String name, String accepted) {
    byte @Nullable [] plain = files.get(name);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (plain == null || type == null) {
      return null;
    }
    for (Encoding encoding : Encoding.values()) {
      byte @Nullable [] packed = files.get(name + encoding.suffix);
      if (packed != null && accepted.contains(encoding.word)) {
        return new File(type, encoding.word, new ByteArrayInputStream(packed));
      }
    }
    return new File(type, null, new ByteArrayInputStream(plain));
  }

  /** The page that all others are shown in, with what is good for it alone. */
  String index(String nonce) {
    return index.replace("%NONCE%", nonce);
  }

  /**
   * What is sent.
   *
   * @param encoding as in Content-Encoding, null for none
   */
  record File(String type, @Nullable String encoding, InputStream body) {}

  /** The forms that the build makes, best first. */
  private enum Encoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz");

    private final String word;
    private final String suffix;

    Encoding(String word, String suffix) {
      this.word = word;
      this.suffix = suffix;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] bytes(String name) {
    try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(PLACE + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The dashboard's file %s cannot be read.".formatted(name), e);
    }
  }
}
