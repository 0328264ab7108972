package dev.parley.api;

import dev.parley.knowledge.CsvFile;
import dev.parley.knowledge.PdfFile;
import dev.parley.knowledge.Reading;
import dev.parley.knowledge.WebPage;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that a knowledge base is filled from: one of {@code csv}, {@code html} and {@code pdf}.
 */
final class KnowledgeFile {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_FILE = 1 << 20;

  private KnowledgeFile() {}

  /** Reads the file of a body. */
  static Reading read(Body body, Supplier<UUID> ids) {
    String title = Objects.requireNonNullElse(body.text("title", LONGEST_TITLE), "");
    String csv = body.text("csv", LONGEST_FILE);
    String html = body.text("html", LONGEST_FILE);
    String pdf = body.text("pdf", LONGEST_FILE);
    if (Stream.of(is(csv), is(html), is(pdf)).filter(each -> each).count() != 1) {
      throw ApiException.invalid("csv", "The body must have one of csv, html and pdf.");
    }
    return csv != null
        ? CsvFile.read(csv, ids)
        : html != null ? WebPage.read(html, ids) : PdfFile.read(title, bytes(pdf), ids);
  }

  private static boolean is(@Nullable String text) {
    return text != null;
  }

  private static byte[] bytes(@Nullable String pdf) {
    try {
      return Base64.getMimeDecoder().decode(Objects.requireNonNullElse(pdf, ""));
    } catch (IllegalArgumentException _) {
      throw ApiException.invalid("pdf", "The field pdf must be the file in Base64 (RFC 4648).");
    }
  }
}
