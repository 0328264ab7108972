package dev.parley.bench.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.served.HttpLine;

/** What the server answers, read as JSON. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  /**
   * The body of an answer.
   *
   * @throws BenchException when it is not a 200 with JSON
   */
  static JsonNode json(HttpLine.Reply reply) {
    if (reply.status() != 200) {
      throw new BenchException(
          "The server answered %d: %s".formatted(reply.status(), reply.body()));
    }
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new BenchException("The server answered what is no JSON.", e);
    }
  }
}
