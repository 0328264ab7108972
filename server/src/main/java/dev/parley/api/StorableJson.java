package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.StorableText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be in a body: that which can be stored, and read back by us and by every client. */
final class StorableJson {
  /** Written out. The smallest of the numbers JavaScript knows has 324 after the point. */
  private static final int MOST_DIGITS = 400;

  private static final String BEYOND =
      "is beyond what readers of JSON know (about 4.9e-324 to 1.8e308)";

  private StorableJson() {}

  /**
   * Looks at every name, text and number.
   *
   * @throws ApiException 400 that names the first field that cannot be kept
   */
  static void require(JsonNode node) {
    require(node, "");
  }

  /** A number that no client reads back. */
  static ApiException beyondReaders(String path) {
    return unreadable(path, BEYOND);
  }

  private static void require(JsonNode node, String path) {
    if (node.isTextual() && !StorableText.is(node.textValue())) {
      throw unstorable(path);
    }
    if (node.isNumber()) {
      String why = unreadable(node);
      if (why != null) {
        throw unreadable(path, why);
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        require(node.path(i), path + "[" + i + "]");
      }
    }
    for (var property : node.properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      if (!StorableText.is(property.getKey())) {
        throw unstorable(path.isEmpty() ? "$" : path);
      }
      require(property.getValue(), inner);
    }
  }

  /** Why a number is lost on the way back, null if it is not (RFC 8259 section 6). */
  private static @Nullable String unreadable(JsonNode node) {
    if (node.isInt() || node.isLong()) {
      return null;
    }
    BigDecimal number = node.decimalValue();
    double nearest = number.doubleValue();
    if (Double.isInfinite(nearest) || (nearest == 0 && number.signum() != 0)) {
      return BEYOND;
    }
    long digits =
        Math.max(1L, (long) number.precision() - number.scale()) + Math.max(0, number.scale());
    return digits > MOST_DIGITS
        ? "has %d digits when written out and may have %d".formatted(digits, MOST_DIGITS)
        : null;
  }

  private static ApiException unreadable(String path, String why) {
    return ApiException.invalid(
        path,
        "The field %s is a number that %s; send it as text."
            .formatted(ApiException.shortened(path), why));
  }

  private static ApiException unstorable(String path) {
    return ApiException.invalid(
        path,
        "The field %s has a character that is none (U+0000 or half of a surrogate pair)."
            .formatted(ApiException.shortened(path)));
  }
}
