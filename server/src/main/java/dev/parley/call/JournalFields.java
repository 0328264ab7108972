package dev.parley.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an object of a journal, in the order in which they are given; one without a
 * value is left out. The same fields always give the same bytes.
 */
public final class JournalFields {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonGenerator json;

  private JournalFields(JsonGenerator json) {
    this.json = json;
  }

  /** An object as one line of JSON. */
  public static String line(Consumer<JournalFields> fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(line)) {
      json.writeStartObject();
      fields.accept(new JournalFields(json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private interface Value {
    void write() throws IOException;
  }

  private JournalFields field(String name, Value value) {
    try {
      json.writeFieldName(name);
      value.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A text, with nothing in it that cannot be kept ({@link StorableText}). */
  public JournalFields text(String name, @Nullable String value) {
    return value == null ? this : field(name, () -> json.writeString(StorableText.of(value)));
  }

  public JournalFields number(String name, long value) {
    return field(name, () -> json.writeNumber(value));
  }

  /** A whole number that may be unknown. */
  public JournalFields number(String name, @Nullable Integer value) {
    return value == null ? this : number(name, value.longValue());
  }

  public JournalFields real(String name, double value) {
    return field(name, () -> json.writeNumber(value));
  }

  public JournalFields flag(String name, boolean value) {
    return field(name, () -> json.writeBoolean(value));
  }

  /** A duration as in ISO 8601, such as {@code PT2.5S}. */
  public JournalFields duration(String name, @Nullable Duration value) {
    return value == null ? this : text(name, value.toString());
  }

  /** One of the words of a table. */
  public <E extends Enum<E>> JournalFields word(String name, JournalWords<E> words, E constant) {
    return text(name, words.of(constant));
  }

  public JournalFields texts(String name, List<String> values) {
    return field(
        name,
        () -> {
          json.writeStartArray();
          for (String value : values) {
            json.writeString(StorableText.of(value));
          }
          json.writeEndArray();
        });
  }

  /** Texts by name, in the order of the names. */
  public JournalFields texts(String name, Map<String, String> values) {
    return object(name, fields -> new TreeMap<>(values).forEach(fields::named));
  }

  private void named(String name, String value) {
    text(StorableText.of(name), value);
  }

  public JournalFields object(String name, Consumer<JournalFields> fields) {
    return field(name, () -> write(fields));
  }

  public <T> JournalFields objects(
      String name, List<T> values, BiConsumer<T, JournalFields> fields) {
    return field(
        name,
        () -> {
          json.writeStartArray();
          for (T value : values) {
            write(each -> fields.accept(value, each));
          }
          json.writeEndArray();
        });
  }

  private void write(Consumer<JournalFields> fields) throws IOException {
    json.writeStartObject();
    fields.accept(this);
    json.writeEndObject();
  }

  /** JSON of somebody else's, as it is. */
  public JournalFields json(String name, JsonNode value) {
    return field(name, () -> json.writeTree(value));
  }
}
