package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a handler answers. */
sealed interface Answer {
  /** The {@code data} of the envelope. */
  record Data(JsonNode data) implements Answer {}

  /** A body without an envelope, such as a page. */
  record Raw(String contentType, InputStream body) implements Answer {}

  /** Everything was already written to the {@link io.javalin.http.Context}. */
  record Written() implements Answer {}

  /** A body of text without an envelope. */
  static Answer text(String contentType, String body) {
    return new Raw(contentType, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  static Answer of(JsonNode data) {
    return new Data(data);
  }
}
