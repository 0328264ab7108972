package dev.parley.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The table of the kinds of one sealed type that a journal can hold: for each its name, and its
 * fields as they are written and as they are read.
 */
public final class JournalKinds<T> {
  private static final String TYPE = "type";

  private final String what;
  private final Map<String, Kind<? extends T>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, Kind<? extends T>> byType = new LinkedHashMap<>();

  private record Kind<K>(
      String name,
      Class<K> type,
      BiConsumer<K, JournalFields> writer,
      Function<JournalObject, K> reader) {
    void write(Object value, JournalFields fields) {
      writer.accept(type.cast(value), fields);
    }
  }

  /** A name that this version does not know: another one wrote it. */
  public static final class UnknownKindException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownKindException(String what, String name) {
      super(
          "This version of Parley knows no %s \"%s\"; a later one wrote it.".formatted(what, name));
    }
  }

  /**
   * An empty table.
   *
   * @param what is in it, for messages: {@code "event of a conversation"}
   */
  public JournalKinds(String what) {
    this.what = what;
  }

  /** The table with one kind more. */
  public <K extends T> JournalKinds<T> with(
      String name,
      Class<K> type,
      BiConsumer<K, JournalFields> writer,
      Function<JournalObject, K> reader) {
    Kind<K> kind = new Kind<>(name, type, writer, reader);
    if (byName.put(name, kind) != null || byType.put(type, kind) != null) {
      throw new IllegalArgumentException("%s stands twice in the table.".formatted(name));
    }
    return this;
  }

  /** The table with one kind more that has no fields. */
  public <K extends T> JournalKinds<T> with(String name, Class<K> type, K value) {
    return with(name, type, (_, _) -> {}, _ -> value);
  }

  /** The types in the table. */
  public Set<Class<?>> types() {
    return Set.copyOf(byType.keySet());
  }

  /** The names in the table. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** The name of a value's kind. */
  public String name(T value) {
    return kind(value).name();
  }

  /** A value's name, and then its fields. */
  public void write(T value, JournalFields fields) {
    write(value, fields, _ -> {});
  }

  /**
   * The same with fields between the two that all kinds have.
   *
   * @param common writes them
   */
  public void write(T value, JournalFields fields, Consumer<JournalFields> common) {
    Kind<? extends T> kind = kind(value);
    fields.text(TYPE, kind.name());
    common.accept(fields);
    kind.write(value, fields);
  }

  private Kind<? extends T> kind(T value) {
    return Objects.requireNonNull(
        byType.get(value.getClass()), () -> "No name in journals: " + value.getClass());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnknownKindException if the table has no such name
   * @throws IllegalArgumentException if a field is missing or holds something else
   */
  public T read(JournalObject object) {
    String name = object.name(TYPE);
    Kind<? extends T> kind = byName.get(name);
    if (kind == null) {
      throw new UnknownKindException(what, name);
    }
    return kind.reader().apply(object);
  }
}
