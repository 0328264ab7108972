package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of the document as it is read. Each is found out once: reflection is slow. */
record Shape(List<Part> parts, List<String> keys, Constructor<?> constructor) {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return read(type);
        }
      };

  /**
   * A component.
   *
   * @param fallback what it is worth where the document does not name it, null for what its type
   *     says
   * @param nullable whether it may be absent
   */
  record Part(
      String key,
      Type type,
      Class<?> erased,
      @Nullable AtMost most,
      @Nullable JsonNode fallback,
      boolean nullable) {}

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static Shape read(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Part> parts = Arrays.stream(components).map(Shape::part).toList();
    try {
      return new Shape(
          parts,
          parts.stream().map(Part::key).toList(),
          type.getDeclaredConstructor(parts.stream().map(Part::erased).toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A record lacks its own constructor.", e);
    }
  }

  private static Part part(RecordComponent component) {
    Default fallback = component.getAnnotation(Default.class);
    return new Part(
        JsonNames.of(component),
        component.getGenericType(),
        component.getType(),
        component.getAnnotation(AtMost.class),
        fallback == null ? null : AgentJson.lenient(fallback.value()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** A record of these values, some perhaps null. */
  Object build(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("A record cannot be made.", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          constructor.getDeclaringClass().getSimpleName() + " refused checked values.",
          e.getCause());
    }
  }
}
