package dev.parley.sources;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page may be, as its server names it. */
enum PageType {
  HTML,
  TEXT,
  CSV,
  PDF;

  /** What a request says it takes. */
  static final String ACCEPTED =
      "text/html, application/xhtml+xml, text/plain, text/csv, application/pdf";

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([a-z0-9._:-]{1,40})");

  /**
   * The type that a {@code Content-Type} names, empty for none that can be read. Tables are often
   * sent as plain text, and then known by their name.
   *
   * @param path of the address
   */
  static Optional<PageType> of(String contentType, String path) {
    String name = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (name) {
          case "text/html", "application/xhtml+xml" -> HTML;
          case "text/plain" -> path.toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : TEXT;
          case "text/csv" -> CSV;
          case "application/pdf" -> PDF;
          default -> null;
        });
  }

  /** The charset that a {@code Content-Type} names, if it names one that there is. */
  static Optional<Charset> charset(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find() ? Optional.of(Charset.forName(named.group(1))) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
