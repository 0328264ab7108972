package dev.parley.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** JSON as this interface reads and writes it. */
final class ApiJson {
  /** How deep objects and arrays may be nested in a body. */
  static final int MAX_DEPTH = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ApiJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One page of a list, under its name, with the number of items there are in all. */
  static <T> ObjectNode page(String name, Page<T> page, Function<T, ? extends JsonNode> item) {
    ObjectNode json = object();
    ArrayNode list = json.putArray(name);
    page.items().forEach(each -> list.add(item.apply(each)));
    json.put("count", page.count());
    return json;
  }

  /**
   * Reads the JSON object of a request.
   *
   * @throws ApiException 400 if it is none, with the place of the mistake
   */
  static ObjectNode readObject(byte[] body) {
    JsonNode node = read(body);
    if (!(node instanceof ObjectNode object)) {
      throw ApiException.of(
          400, "invalid_json", "The body must be a JSON object, such as {\"name\": \"value\"}.");
    }
    StorableJson.require(object);
    return object;
  }

  private static JsonNode read(byte[] body) {
    try (JsonParser parser = MAPPER.createParser(text(body))) {
      return read(parser);
    } catch (CharacterCodingException e) {
      throw ApiException.of(400, "invalid_json", "The body is not in UTF-8.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON is in UTF-8, and a mark of its byte order at the beginning is ignored (RFC 8259). */
  private static String text(byte[] body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static JsonNode read(JsonParser parser) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(parser);
      return node == null ? MissingNode.getInstance() : node;
    } catch (StreamConstraintsException e) {
      throw ApiException.of(
              400,
              "invalid_json",
              "The body goes beyond a limit (nesting is at most %d deep): %s"
                  .formatted(MAX_DEPTH, e.getOriginalMessage()))
          .in(place(parser));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw ApiException.of(
              400,
              "invalid_json",
              "The body is not JSON: line %d, column %d: %s"
                  .formatted(
                      place == null ? 1 : place.getLineNr(),
                      place == null ? 1 : place.getColumnNr(),
                      e.getOriginalMessage()))
          .in(place(parser));
    } catch (NumberFormatException e) {
      // An exponent of more digits than any number has.
      throw StorableJson.beyondReaders(place(parser));
    }
  }

  /** Where a parser stands, as fields are named in messages. */
  private static String place(JsonParser parser) {
    StringBuilder path = new StringBuilder();
    JsonPointer at = parser.getParsingContext().pathAsPointer();
    while (at != null && !at.matches()) {
      if (at.mayMatchElement()) {
        path.append('[').append(at.getMatchingIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(at.getMatchingProperty());
      }
      at = at.tail();
    }
    return path.isEmpty() ? "$" : ApiException.shortened(path.toString());
  }
}
