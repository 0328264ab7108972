package dev.parley.language.reading;

import org.jspecify.annotations.Nullable;

/**
 * A value that is mentioned in a turn, whether or not it is meant.
 *
 * @param value null for words that sound like one and are none, such as the thirtieth of February
 * @param from its first word
 * @param to behind its last word
 * @param sure false if it may be other than it seems
 */
public record Mention<T>(@Nullable T value, int from, int to, boolean sure) {
  public static <T> Mention<T> sure(T value, int from, int to) {
    return new Mention<>(value, from, to, true);
  }

  public static <T> Mention<T> unsure(T value, int from, int to) {
    return new Mention<>(value, from, to, false);
  }

  /** Words that are taken, and of which no value comes. */
  public static <T> Mention<T> none(int from, int to) {
    return new Mention<>(null, from, to, false);
  }

  public boolean covers(int word) {
    return from <= word && word < to;
  }
}
