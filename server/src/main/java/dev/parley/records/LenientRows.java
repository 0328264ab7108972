package dev.parley.records;

import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads words and numbers that were kept, whatever they are: another version may have written them,
 * and one row must not keep anybody from the others. What is not known reads as a failure of ours,
 * and a number that is none as one that is never dialled.
 */
final class LenientRows {
  private static final Logger LOG = LoggerFactory.getLogger(LenientRows.class);

  private LenientRows() {}

  static CallStatus status(String text) {
    return word(text, CallStatus.FAILED);
  }

  static EndReason endReason(String text) {
    return EndReason.WORDS
        .constant(text)
        .orElseGet(() -> {
          LOG.error("A record holds an end reason that is not known");
          return EndReason.INTERNAL_ERROR;
        });
  }

  /** The word that is kept for it: the journal's, in capital letters. */
  static String word(EndReason reason) {
    return reason.word().toUpperCase(Locale.ROOT);
  }

  static PhoneNumber number(String text) {
    try {
      return new PhoneNumber(text);
    } catch (IllegalArgumentException e) {
      LOG.error("A record holds a phone number that is none");
      return PhoneNumber.ERASED;
    }
  }

  /** One of the constants of an enumeration; {@code otherwise} if it has none of this name. */
  static <E extends Enum<E>> E word(String text, E otherwise) {
    return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseGet(() -> {
          LOG.error(
              "A record holds a {} that is not known, and is read as {}",
              otherwise.getDeclaringClass().getSimpleName(),
              otherwise);
          return otherwise;
        });
  }
}
