package dev.parley.call;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The words by which a journal names the constants of an enumeration. */
public final class JournalWords<E extends Enum<E>> {
  private final Function<E, String> words;
  private final Map<String, E> constants = new HashMap<>();

  /**
   * A table of words.
   *
   * @param words one for each, in small letters; a switch over all, so that none is without
   */
  public JournalWords(Class<E> type, Function<E, String> words) {
    this.words = words;
    for (E constant : type.getEnumConstants()) {
      if (constants.put(words.apply(constant), constant) != null) {
        throw new IllegalArgumentException(words.apply(constant) + " stands twice in the table.");
      }
    }
  }

  /** The word for a constant. */
  public String of(E constant) {
    return words.apply(constant);
  }

  /** The constant a word stands for, in the capital letters of format 1 too. */
  public Optional<E> constant(String word) {
    return Optional.ofNullable(constants.get(word.toLowerCase(Locale.ROOT)));
  }
}
