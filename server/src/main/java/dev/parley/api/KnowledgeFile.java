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
 *
 * @param pdf in Base64
 */
record KnowledgeFile(
    String title, @Nullable String csv, @Nullable String html, @Nullable String pdf) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_FILE = 1 << 20;

  /** That of a body. */
  static KnowledgeFile of(Body body) {
    return new KnowledgeFile(
        Objects.requireNonNullElse(body.text("title", LONGEST_TITLE), ""),
        body.text("csv", LONGEST_FILE),
        body.text("html", LONGEST_FILE),
        body.text("pdf", LONGEST_FILE));
  }

  /** Reads it. */
  Reading read(Supplier<UUID> ids) {
    if (given() != 1) {
      throw notOne();
    }
    return csv != null
        ? CsvFile.read(csv, ids)
        : html != null ? WebPage.read(html, ids) : PdfFile.read(title, bytes(pdf), ids);
  }

  /** Refuses a file beside a web address. */
  void requireNone() {
    if (given() != 0) {
      throw notOne();
    }
  }

  private static ApiException notOne() {
    return ApiException.invalid("csv", "The body must have one of csv, html, pdf and url.");
  }

  private long given() {
    return Stream.of(csv, html, pdf).filter(Objects::nonNull).count();
  }

  private static byte[] bytes(@Nullable String pdf) {
    try {
      return Base64.getMimeDecoder().decode(Objects.requireNonNullElse(pdf, ""));
    } catch (IllegalArgumentException _) {
      throw ApiException.invalid("pdf", "The field pdf must be the file in Base64 (RFC 4648).");
    }
  }
}
