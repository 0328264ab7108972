package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What Java's names are called in a document. */
final class JsonNames {
  private static final ClassValue<List<String>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> enumType) {
          return read(enumType);
        }
      };

  private JsonNames() {}

  /** A component's key: as annotated, or its name in snake case. */
  static String of(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null
        ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
        : property.value();
  }

  /** A constant's text. */
  static String of(Enum<?> constant) {
    try {
      JsonProperty property =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return property == null ? constant.name().toLowerCase(Locale.ROOT) : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("An enum lacks the field of its own constant.", e);
    }
  }

  /** The texts of all constants, in their order. */
  static List<String> of(Class<?> enumType) {
    return CONSTANTS.get(enumType);
  }

  private static List<String> read(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants())
        .map(constant -> of((Enum<?>) constant))
        .toList();
  }
}
