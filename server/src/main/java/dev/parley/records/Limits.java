package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large what is kept may be, so that no request is more than a small thing for the calls under
 * way. What was kept before there were limits is still read.
 */
public final class Limits {
  /** Characters of a contact's name. */
  public static final int NAME = 200;

  /** Characters of an e-mail address (RFC 5321 section 4.5.3.1.3, less the angle brackets). */
  public static final int EMAIL = 254;

  /** Tags of a contact or a call. */
  public static final int TAGS = 100;

  /** Characters of a tag. */
  public static final int TAG = 100;

  /** Bytes of attributes or metadata as JSON in UTF-8. */
  public static final int OBJECT_BYTES = 64 * 1024;

  /** Bytes of one of their values. */
  public static final int VALUE_BYTES = 8 * 1024;

  /** Keys they have in all, at any depth. */
  public static final int KEYS = 500;

  /** Characters of a key. */
  public static final int KEY = 200;

  /** What is larger, as PostgreSQL writes it, is not loaded for a list. */
  static final int MOST_LISTED_BYTES = 2 * OBJECT_BYTES;

  private static final int SHOWN_OF_KEY = 40;

  private Limits() {}

  /** Something is larger than it may be. The message has its size and the limit. */
  public static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    private Exceeded(String field, String message) {
      super(message, null, false, false);
      this.field = field;
    }

    /** What is too large, such as {@code attributes.plan} or {@code tags[3]}. */
    public String field() {
      return field;
    }
  }

  static void text(String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw exceeded(field, text.length(), "characters", most);
    }
  }

  static void tags(List<String> tags) {
    if (tags.size() > TAGS) {
      throw exceeded("tags", tags.size(), "tags", TAGS);
    }
    for (int i = 0; i < tags.size(); i++) {
      text("tags[%d]".formatted(i), tags.get(i), TAG);
    }
  }

  /** Checks a JSON object, null for none. */
  static void object(String field, @Nullable JsonNode object) {
    if (object == null) {
      return;
    }
    int keys = keys(field, object, 0);
    if (keys > KEYS) {
      throw exceeded(field, keys, "keys", KEYS);
    }
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      int bytes = bytes(property.getValue());
      if (bytes > VALUE_BYTES) {
        throw exceeded(within(field, property.getKey()), bytes, "bytes", VALUE_BYTES);
      }
    }
    int bytes = bytes(object);
    if (bytes > OBJECT_BYTES) {
      throw exceeded(field, bytes, "bytes", OBJECT_BYTES);
    }
  }

  /** How many keys there are, those counted before included. */
  private static int keys(String field, JsonNode node, int before) {
    int count = before;
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String inner = within(field, property.getKey());
      text(inner, property.getKey(), KEY);
      count = keys(inner, property.getValue(), count + 1);
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        count = keys(field, item, count);
      }
    }
    return count;
  }

  /** Of a text its own, of everything else those of its JSON. */
  private static int bytes(JsonNode node) {
    String text = node.isTextual() ? node.textValue() : node.toString();
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String within(String field, String key) {
    return field + "." + (key.length() <= SHOWN_OF_KEY ? key : key.substring(0, SHOWN_OF_KEY));
  }

  /** Checks how many subscriptions a team would have. */
  static void subscriptions(int many, int most) {
    if (many > most) {
      throw new Exceeded(
          "url",
          "This team has %d subscriptions, which is all it may have; end one first (DELETE /webhooks/unsubscribe)."
              .formatted(most));
    }
  }

  private static Exceeded exceeded(String field, int size, String unit, int most) {
    return new Exceeded(
        field,
        "The field %s has %d %s and may have %d; send less, or keep the rest elsewhere and store its address here."
            .formatted(field, size, unit, most));
  }
}
