package dev.parley.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads JSON that was kept, whatever it holds: one row must not keep anybody from the others. What
 * no client could read takes another form, and what we cannot read is null.
 */
final class KeptJson {
  private static final Logger LOG = LoggerFactory.getLogger(KeptJson.class);

  /** Of the largest number JavaScript knows; a text without so many characters has no larger. */
  private static final int DIGITS = 309;

  private static final int DEPTH = 500;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private KeptJson() {}

  static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return text.length() < DIGITS ? node : readable(node);
    } catch (JsonProcessingException | NumberFormatException e) {
      LOG.error("A record holds JSON that cannot be read, and is told without it: {}", kind(e));
      return NullNode.getInstance();
    }
  }

  /** Not the message, which may hold a part of what is read. */
  private static String kind(Exception failure) {
    return failure.getClass().getSimpleName();
  }

  /** The same with numbers that are beyond what clients know told as text. */
  private static JsonNode readable(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        for (var property : object.properties()) {
          property.setValue(readable(property.getValue()));
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, readable(array.path(i)));
        }
      }
      default -> {
        if (node.isNumber() && Double.isInfinite(node.doubleValue())) {
          return TextNode.valueOf(node.decimalValue().toEngineeringString());
        }
        if (node.isNumber() && node.asText().length() > 2 * DIGITS) {
          return TextNode.valueOf(node.asText());
        }
      }
    }
    return node;
  }
}
