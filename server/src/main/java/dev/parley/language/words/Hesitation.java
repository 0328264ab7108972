package dev.parley.language.words;

import java.util.Optional;
import java.util.regex.Pattern;

/** Sounds and small words by which people gain time and begin a turn, and which mean nothing. */
public final class Hesitation {
  private static final String SOUND = "(?:um+|uh+|erm?|hm+|mm+)";

  /** "Uh huh" and "uh oh" are words. */
  private static final String ALONE = "(?![- ]+(?:h[mu]+h?|uh|oh|mm+|hmm+)\\b)";

  private static final Pattern WITHIN =
      Pattern.compile(
          "(?i)(?<!\\b(?:uh|mm|um)[- ])(?<![\\p{L}\\p{N}'’-])"
              + SOUND
              + "\\b(?!['’-])"
              + ALONE
              + "[,.… ]*");

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?i)^(?:well|oh|ah|so)(?:[,.…]+ *|"
              + " +(?=(?:i|i'[a-z]+|it|it's|that|that's|this|yes|yeah|no|nope|the|we|we'[a-z]+|you|he|she"
              + "|they|my|our|let|maybe|if|what|not|actually|there|there's|can|could|on|at|in)\\b))");

  private static final Pattern YES =
      Pattern.compile("(?i)(?:uh[- ]?huh|m+[- ]?h[mu]+|mhm+|a[- ]ha)\\b[.,! ]*");
  private static final Pattern NO = Pattern.compile("(?i)(?:n?uh[- ]uh|m+[- ]m+)\\b[.,! ]*");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  private Hesitation() {}

  /** The word that a turn of a mere sound stands for: "yes" of "uh huh", "no" of "nuh uh". */
  public static Optional<String> word(String turn) {
    String sound = turn.strip();
    return YES.matcher(sound).matches()
        ? Optional.of("Yes.")
        : NO.matcher(sound).matches() ? Optional.of("No.") : Optional.empty();
  }

  /** Whether a turn is nothing but a sound by which somebody gains time. */
  public static boolean only(String turn) {
    return word(turn).isEmpty() && !WORD.matcher(WITHIN.matcher(turn).replaceAll("")).find();
  }

  /** A turn's words without them; as it is where it has no others. */
  public static String without(String turn) {
    String left = WITHIN.matcher(turn).replaceAll("").strip();
    String before;
    do {
      before = left;
      left = BEGINNING.matcher(left).replaceFirst("");
    } while (!left.equals(before));
    left = left.strip();
    return WORD.matcher(left).find() ? capital(left, turn) : turn;
  }

  /** A sentence begins as it did. */
  private static String capital(String left, String turn) {
    return Character.isUpperCase(turn.charAt(0))
        ? Character.toUpperCase(left.charAt(0)) + left.substring(1)
        : left;
  }
}
