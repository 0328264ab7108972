package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records a sealed type of the document may be.
 *
 * @param key the key that tells them apart by name; empty if each has a key of its own instead
 * @param names the values of that key, or those own keys
 * @param types in the order of their names
 */
record Variants(String key, List<String> names, List<Class<?>> types) {
  private static final ClassValue<Variants> VARIANTS =
      new ClassValue<>() {
        @Override
        protected Variants computeValue(Class<?> sealed) {
          return read(sealed);
        }
      };

  static Variants of(Class<?> sealed) {
    return VARIANTS.get(sealed);
  }

  private static Variants read(Class<?> sealed) {
    JsonTypeInfo info = Objects.requireNonNull(sealed.getAnnotation(JsonTypeInfo.class));
    JsonSubTypes.Type[] types =
        Objects.requireNonNull(sealed.getAnnotation(JsonSubTypes.class)).value();
    List<Class<?>> classes =
        Arrays.<JsonSubTypes.Type>stream(types).<Class<?>>map(JsonSubTypes.Type::value).toList();
    return info.use() == JsonTypeInfo.Id.DEDUCTION
        ? new Variants("", classes.stream().map(Variants::ownKey).toList(), classes)
        : new Variants(
            info.property(), Arrays.stream(types).map(JsonSubTypes.Type::name).toList(), classes);
  }

  /** Those whose own key the object has, where they have keys of their own. */
  List<Class<?>> fitting(JsonNode object) {
    List<Class<?>> fitting = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      if (object.has(names.get(i))) {
        fitting.add(types.get(i));
      }
    }
    return fitting;
  }

  @Nullable Class<?> named(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : types.get(index);
  }

  private static String ownKey(Class<?> type) {
    return JsonNames.of(type.getRecordComponents()[0]);
  }
}
