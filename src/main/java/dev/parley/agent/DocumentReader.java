package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as the document's types and notes everything that does not fit.
 *
 * <p>A component may be absent or null if it is {@link Nullable}, has a {@link Default}, or is a
 * list, a map or a boolean. What could not be read is null here and never leaves {@link AgentJson},
 * because a reader with problems gives no document.
 */
final class DocumentReader {
  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Nullable Object read(Type type, JsonNode json, String path) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class ? list(inner, json, path) : map(inner, json, path);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted.isRecord()) {
      return json.isObject() ? record(wanted, json, path, "") : wrong(path, "an object", json);
    }
    if (wanted.isSealed()) {
      return variant(wanted, json, path);
    }
    if (wanted.isEnum()) {
      return constant(wanted, json, path);
    }
    return scalar(wanted, json, path);
  }

  private @Nullable Object scalar(Class<?> wanted, JsonNode json, String path) {
    if (wanted == JsonNode.class) {
      return json;
    }
    if (wanted == String.class) {
      return json.isTextual() ? json.textValue() : wrong(path, "a string", json);
    }
    if (wanted == boolean.class) {
      return json.isBoolean() ? json.booleanValue() : wrong(path, "true or false", json);
    }
    if (wanted == int.class || wanted == Integer.class) {
      return json.canConvertToInt() && json.canConvertToExactIntegral()
          ? json.intValue()
          : wrong(path, "a whole number", json);
    }
    if (wanted == double.class) {
      return json.isNumber() ? json.doubleValue() : wrong(path, "a number", json);
    }
    if (wanted == Duration.class) {
      return json.isNumber()
          ? Duration.ofMillis(Math.round(json.doubleValue() * 1000))
          : wrong(path, "a number of seconds", json);
    }
    throw new IllegalArgumentException("A document cannot hold a " + wanted.getName() + ".");
  }

  private @Nullable Object constant(Class<?> wanted, JsonNode json, String path) {
    for (Object constant : wanted.getEnumConstants()) {
      if (json.isTextual() && JsonNames.of((Enum<?>) constant).equals(json.textValue())) {
        return constant;
      }
    }
    return wrong(path, "one of " + String.join(", ", JsonNames.of(wanted)), json);
  }

  private @Nullable Object list(Type inner, JsonNode json, String path) {
    if (!json.isArray()) {
      return wrong(path, "a list", json);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      Object item = read(inner, json.get(i), path + "[" + i + "]");
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private @Nullable Object map(Type inner, JsonNode json, String path) {
    if (!json.isObject()) {
      return wrong(path, "an object", json);
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    json.properties()
        .forEach(entry -> {
          Object value = read(inner, entry.getValue(), path + "." + entry.getKey());
          if (value != null) {
            entries.put(entry.getKey(), value);
          }
        });
    return entries;
  }

  private @Nullable Object variant(Class<?> wanted, JsonNode json, String path) {
    if (!json.isObject()) {
      return wrong(path, "an object", json);
    }
    Variants variants = Variants.of(wanted);
    String key = variants.key();
    if (key.isEmpty()) {
      List<Class<?>> fitting = variants.fitting(json);
      return fitting.size() == 1
          ? record(fitting.getFirst(), json, path, "")
          : refuse(
              "wrong_shape",
              path,
              "%s must have exactly one of the keys %s."
                  .formatted(name(path), String.join(", ", variants.names())));
    }
    String name = json.path(key).asText("");
    Class<?> chosen = variants.named(name);
    return chosen == null
        ? wrong(dotted(path, key), "one of " + String.join(", ", variants.names()), json.path(key))
        : record(chosen, json, path, key);
  }

  private @Nullable Object record(Class<?> wanted, JsonNode json, String path, String variantKey) {
    RecordComponent[] components = wanted.getRecordComponents();
    Set<String> known =
        Arrays.stream(components)
            .map(JsonNames::of)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    json.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !known.contains(key) && !key.equals(variantKey))
        .forEach(key -> unknown(key, known, path));
    int before = problems.size();
    Object[] values =
        Arrays.stream(components).map(component -> component(component, json, path)).toArray();
    return problems.size() > before ? null : build(wanted, components, values);
  }

  private @Nullable Object component(RecordComponent component, JsonNode json, String path) {
    String key = JsonNames.of(component);
    JsonNode value = json.path(key);
    if (!value.isMissingNode() && !value.isNull()) {
      return read(component.getGenericType(), value, dotted(path, key));
    }
    Class<?> type = component.getType();
    Default fallback = component.getAnnotation(Default.class);
    if (fallback != null) {
      return read(component.getGenericType(), AgentJson.lenient(fallback.value()), key);
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == boolean.class) {
      return false;
    }
    return refuse(
        "missing", dotted(path, key), "%s is missing.".formatted(name(dotted(path, key))));
  }

  private static Object build(Class<?> wanted, RecordComponent[] components, Object[] values) {
    try {
      Constructor<?> constructor =
          wanted.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("A record lacks its own constructor.", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          wanted.getSimpleName() + " refused checked values.", e.getCause());
    }
  }

  private void unknown(String key, Set<String> known, String path) {
    String at = dotted(path, key);
    refuse(
        "unknown_key",
        at,
        "%s is not known here; the keys are %s.".formatted(name(at), String.join(", ", known)));
  }

  private @Nullable Object wrong(String path, String wanted, JsonNode json) {
    String found = Objects.requireNonNullElse(json, NullNode.getInstance()).toString();
    String shown =
        found.isEmpty() ? "missing" : found.length() > 60 ? found.substring(0, 60) + "…" : found;
    return refuse(
        "wrong_type", path, "%s must be %s, and is %s.".formatted(name(path), wanted, shown));
  }

  private @Nullable Object refuse(String code, String path, String message) {
    problems.add(Problem.error(code, path, message));
    return null;
  }

  private static String dotted(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String name(String path) {
    return path.isEmpty() ? "The document" : path;
  }
}
