package dev.parley.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object of a journal, whose fields are asked for by name; those nobody asks for are passed
 * over. Each method throws an {@link IllegalArgumentException} if the field is missing or holds
 * something else.
 */
public final class JournalObject {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  private final JsonNode object;
  private final int format;

  private JournalObject(JsonNode object, int format) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("It is no JSON object.");
    }
    this.object = object;
    this.format = format;
  }

  /**
   * Reads a line of a conversation's steps, which have the same names in each format.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static JournalObject step(String line) {
    return new JournalObject(tree(line), JournalFormat.NUMBER);
  }

  /** Reads a line that names its format, or is of format 1. */
  static JournalObject event(String line) {
    JsonNode tree = tree(line);
    return new JournalObject(tree, tree.path("format").asInt(JournalFormat.UNNUMBERED));
  }

  private static JsonNode tree(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It is no JSON.", e);
    }
  }

  /** The number of the format it is in. */
  int format() {
    return format;
  }

  /** A name of the table it is of. */
  String name(String field) {
    String text = text(field);
    return format == JournalFormat.UNNUMBERED
        ? text.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT)
        : text;
  }

  private @Nullable JsonNode find(String field) {
    String name =
        format == JournalFormat.UNNUMBERED
            ? NEXT_WORD.matcher(field).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT))
            : field;
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode get(String field) {
    JsonNode value = find(field);
    if (value == null) {
      throw new IllegalArgumentException("It has no \"%s\".".formatted(field));
    }
    return value;
  }

  private static IllegalArgumentException wrong(String field) {
    return new IllegalArgumentException("Its \"%s\" is none.".formatted(field));
  }

  /** Whether it has a value for a field. */
  public boolean has(String field) {
    return find(field) != null;
  }

  public String text(String field) {
    return text(field, get(field));
  }

  private static String text(String field, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(field);
    }
    return value.asText();
  }

  public @Nullable String optionalText(String field) {
    return has(field) ? text(field) : null;
  }

  public long number(String field) {
    JsonNode value = get(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(field);
    }
    return value.asLong();
  }

  public int integer(String field) {
    if (!get(field).canConvertToInt()) {
      throw wrong(field);
    }
    return (int) number(field);
  }

  public @Nullable Integer optionalInteger(String field) {
    return has(field) ? Integer.valueOf(integer(field)) : null;
  }

  /** A number that need not be whole, or a text that says how it is none. */
  public double real(String field) {
    JsonNode value = get(field);
    if (!value.isNumber() && !value.isTextual()) {
      throw wrong(field);
    }
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.doubleValue();
  }

  public boolean flag(String field) {
    JsonNode value = get(field);
    if (!value.isBoolean()) {
      throw wrong(field);
    }
    return value.asBoolean();
  }

  public Duration duration(String field) {
    try {
      return Duration.parse(text(field));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Its \"%s\" is no duration.".formatted(field), e);
    }
  }

  public @Nullable Duration optionalDuration(String field) {
    return has(field) ? duration(field) : null;
  }

  public Instant instant(String field) {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Its \"%s\" is no time.".formatted(field), e);
    }
  }

  /** One of the words of a table. */
  public <E extends Enum<E>> E word(String field, JournalWords<E> words) {
    String word = text(field);
    return words
        .constant(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Its \"%s\" is \"%s\", which this version does not know.".formatted(field, word)));
  }

  /** The same; {@code otherwise} for a word that is not known. */
  public <E extends Enum<E>> E word(String field, JournalWords<E> words, E otherwise) {
    return words.constant(text(field)).orElse(otherwise);
  }

  public List<String> texts(String field) {
    return values(field).map(value -> text(field, value)).toList();
  }

  /** Texts by name. */
  public Map<String, String> textsByName(String field) {
    Map<String, String> texts = new TreeMap<>();
    get(field).properties().forEach(each -> texts.put(each.getKey(), text(field, each.getValue())));
    return texts;
  }

  public JournalObject object(String field) {
    return new JournalObject(get(field), format);
  }

  public List<JournalObject> objects(String field) {
    return values(field).map(value -> new JournalObject(value, format)).toList();
  }

  /** Objects, or texts where an earlier format had those. */
  public <T> List<T> each(
      String field, Function<JournalObject, T> object, Function<String, T> text) {
    return values(field)
        .map(value ->
            value.isTextual()
                ? text.apply(value.asText())
                : object.apply(new JournalObject(value, format)))
        .toList();
  }

  private Stream<JsonNode> values(String field) {
    JsonNode array = get(field);
    if (!array.isArray()) {
      throw wrong(field);
    }
    return array.valueStream();
  }

  /** JSON of somebody else's, which may be null. */
  public JsonNode json(String field) {
    return object.path(field);
  }
}
