package dev.parley.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first JSON object in what a model wrote. Where another follows that says something else, none
 * is taken: one of the two may be what somebody else said, and was only quoted.
 */
final class FirstObject {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern BEGINS = Pattern.compile("\\{\\s{0,100}[\"}]");

  /** What models think aloud before they answer. */
  private static final Pattern THOUGHT = Pattern.compile("(?s)^\\s*<think>.*?</think>");

  private static final int MOST_OBJECTS = 10;

  private FirstObject() {}

  static Optional<ObjectNode> in(String written) {
    String text = THOUGHT.matcher(written).replaceFirst("");
    Matcher begins = BEGINS.matcher(text);
    ObjectNode first = null;
    int from = 0;
    for (int i = 0; i < MOST_OBJECTS && begins.find(from); i++) {
      int length;
      ObjectNode found;
      try (JsonParser parser = JSON.createParser(text.substring(begins.start()))) {
        found = object(parser);
        length = (int) parser.currentLocation().getCharOffset();
      } catch (IOException _) {
        return Optional.empty();
      }
      if (found == null || (first != null && !first.equals(found))) {
        return Optional.empty();
      }
      first = found;
      from = Math.min(text.length(), begins.start() + Math.max(1, length));
    }
    return begins.find(from) ? Optional.empty() : Optional.ofNullable(first);
  }

  /** The fields that are whole of an object that is being written, with which the text begins. */
  static ObjectNode begun(String written) {
    ObjectNode begun = JSON.createObjectNode();
    try (JsonParser parser = JSON.createParser(written)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return begun;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        JsonNode value = JSON.readTree(parser);
        boolean ends = value.isTextual() || value.isContainerNode();
        if (ends || parser.currentLocation().getCharOffset() < written.length()) {
          begun.set(name, value);
        }
      }
    } catch (IOException _) {
      // The rest is still to come, or is no JSON, which whoever reads the whole finds.
    }
    return begun;
  }

  private static @Nullable ObjectNode object(JsonParser parser) throws IOException {
    return JSON.readTree(parser) instanceof ObjectNode object ? object : null;
  }
}
