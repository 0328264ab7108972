package dev.parley.conversation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The JSON of events and commands as a journal keeps it. The same value always gives the same
 * bytes: {@code type} first, then the keys in the order of the alphabet.
 */
final class StepJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addMixIn(Event.class, Typed.class)
          .addMixIn(Command.class, Typed.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Duration.class, new WrittenDuration())
                  .registerSubtypes(names(Event.class))
                  .registerSubtypes(names(Command.class)))
          .build();

  private StepJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static final class WrittenDuration extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    WrittenDuration() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException _) {
        throw InvalidFormatException.from(parser, "no duration", text, Duration.class);
      }
    }
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("This cannot be written as JSON: " + value, e);
    }
  }

  static JsonNode tree(String json) {
    return read(json, JsonNode.class);
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "This is no %s of a conversation: %s".formatted(type.getSimpleName(), json), e);
    }
  }

  private static NamedType[] names(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(type -> new NamedType(type, snake(type.getSimpleName())))
        .toArray(NamedType[]::new);
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
