package dev.parley.records;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.call.AgentId;
import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import java.util.Map;
import java.util.UUID;

/** How records are written as JSON. */
final class Json {
  private static final ObjectMapper MAPPER = mapper();
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private Json() {}

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(CallEvent.class, Typed.class)
            .addMixIn(AttemptId.class, Plain.class)
            .addMixIn(AgentId.class, PlainText.class)
            .build();
    for (Class<?> type : CallEvent.class.getPermittedSubclasses()) {
      mapper.registerSubtypes(new NamedType(type, type.getSimpleName()));
    }
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private interface Plain {
    @JsonValue
    UUID value();
  }

  private interface PlainText {
    @JsonValue
    String value();
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new RecordsException("A %s has no JSON form.".formatted(value.getClass()), e);
    }
  }

  static String writeEvent(CallEvent event) {
    try {
      return MAPPER.writerFor(CallEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new RecordsException("A %s has no JSON form.".formatted(event.getClass()), e);
    }
  }

  static CallEvent readEvent(String text) {
    try {
      return MAPPER.readValue(text, CallEvent.class);
    } catch (JsonProcessingException e) {
      throw new RecordsException("A journal holds what is no event.", e);
    }
  }

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RecordsException("A record holds what is no JSON.", e);
    }
  }

  static Map<String, String> readStrings(String text) {
    try {
      return MAPPER.readValue(text, STRINGS);
    } catch (JsonProcessingException e) {
      throw new RecordsException("A record holds what is no JSON object of texts.", e);
    }
  }
}
