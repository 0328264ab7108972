package dev.parley.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.call.CallEvent;
import dev.parley.call.CallEventJson;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How records are written as JSON. */
final class RecordJson {
  private static final Logger LOG = LoggerFactory.getLogger(RecordJson.class);
  private static final ObjectMapper MAPPER = mapper();
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private RecordJson() {}

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new StorableTexts())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new RecordsException("A %s has no JSON form.".formatted(value.getClass()), e);
    }
  }

  /** Reads a kept event; one that cannot be read is a note that says so. */
  static CallEvent readEvent(String text, Instant at) {
    try {
      return CallEventJson.read(text);
    } catch (IllegalArgumentException e) {
      LOG.error("A journal holds an event that cannot be read: {}", e.getClass().getSimpleName());
      return new CallEvent.Noted(at, "An event of this call was kept in a form that is not known");
    }
  }

  static JsonNode read(String text) {
    return KeptJson.read(text);
  }

  /** Reads a kept object of texts; what is none is told without it, as in {@link KeptJson}. */
  static Map<String, String> readStrings(String text) {
    try {
      return MAPPER.readValue(text, STRINGS);
    } catch (JsonProcessingException e) {
      LOG.error("A call's variables cannot be read: {}", e.getClass().getSimpleName());
      return Map.of();
    }
  }
}
