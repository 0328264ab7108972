package dev.parley.records;

import org.jspecify.annotations.Nullable;

/**
 * What a server calls what it sent (RFC 9110 section 8.8), to ask whether it is still that.
 *
 * @param etag as the header has it, with its quotes
 * @param lastModified as the header has it
 */
public record SourceVersion(@Nullable String etag, @Nullable String lastModified) {
  /** That of a server that names none. */
  public static final SourceVersion NONE = new SourceVersion(null, null);
}
