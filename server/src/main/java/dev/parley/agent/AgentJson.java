package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The JSON of an {@link AgentDocument}: snake case, durations in seconds. */
public final class AgentJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, new Seconds())
                  .addSerializer(Enum.class, new Constants()))
          .build();

  private static final ObjectMapper ANY =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private AgentJson() {}

  /** What reading gave. */
  public sealed interface Reading {
    /** The text is a document; it may still not be valid. */
    record Read(AgentDocument document) implements Reading {}

    /** The text is none, for all these reasons. */
    record Refused(List<Problem> problems) implements Reading {}
  }

  /** Reads a document, or says everything that keeps it from being one. */
  public static Reading read(String json) {
    try {
      return read(MAPPER.readTree(json));
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where =
          at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
      return new Reading.Refused(
          List.of(
              Problem.error(
                  "not_json",
                  "",
                  "The document is no JSON%s: %s".formatted(where, e.getOriginalMessage()))));
    }
  }

  /** Reads a document of any size, or says everything that keeps it from being one. */
  public static Reading read(JsonNode json) {
    return read(json, DocumentReader.ofAnySize());
  }

  /** As {@link #read(JsonNode)}, and what has parts that are too large is no document. */
  static Reading readBounded(JsonNode json) {
    return read(json, DocumentReader.bounded());
  }

  private static Reading read(JsonNode json, DocumentReader reader) {
    Object document = reader.read(AgentDocument.class, json);
    return document instanceof AgentDocument read && reader.problems().isEmpty()
        ? new Reading.Read(read)
        : new Reading.Refused(reader.problems());
  }

  /** The document as JSON, in the order of its types. */
  public static String write(AgentDocument document) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document as a JSON tree. */
  public static JsonNode toTree(AgentDocument document) {
    return MAPPER.valueToTree(document);
  }

  /** What a text says as JSON. */
  static JsonNode parse(String text) throws JacksonException {
    return ANY.readTree(text);
  }

  /** How many bytes the tree has as JSON. */
  static int bytes(JsonNode json) {
    try (CountingOutput out = new CountingOutput()) {
      MAPPER.writeValue(out, json);
      return out.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON if it is, text otherwise. */
  static JsonNode lenient(String value) {
    try {
      return value.isEmpty() ? TextNode.valueOf("") : MAPPER.readTree(value);
    } catch (JacksonException _) {
      return TextNode.valueOf(value);
    }
  }

  /** The tree as Java's own maps, lists, texts and numbers. */
  static Object plain(JsonNode json) {
    return MAPPER.convertValue(json, Object.class);
  }

  private static final class Seconds extends JsonSerializer<Duration> {
    @Override
    public void serialize(Duration value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(
          BigDecimal.valueOf(value.toMillis(), 3).stripTrailingZeros().toPlainString());
    }
  }

  @SuppressWarnings("rawtypes") // Jackson registers serializers of enums by the raw class
  private static final class Constants extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(JsonNames.of((Enum<?>) value));
    }
  }
}
