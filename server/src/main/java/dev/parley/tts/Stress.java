package dev.parley.tts;

import java.util.List;
import java.util.stream.Collectors;

/** What becomes of the stress of a word's phonemes. */
enum Stress {
  /** As the lexicon has it. */
  KEPT,
  /** A main stress becomes a side stress. */
  LOWERED,
  /** That, and a word without any gets a side stress. */
  AT_MOST_SIDE,
  /** A word without any gets a side stress. */
  AT_LEAST_SIDE,
  /** A word without a main stress gets one. */
  MAIN;

  static final char PRIMARY = 'ˈ';
  static final char SECONDARY = 'ˌ';
  static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";
  private static final String LONG = "AIOQWYʤʧ";

  String of(String phonemes) {
    boolean primary = phonemes.indexOf(PRIMARY) >= 0;
    boolean secondary = phonemes.indexOf(SECONDARY) >= 0;
    boolean none = !primary && !secondary;
    return switch (this) {
      case KEPT -> phonemes;
      case LOWERED -> primary ? lowered(phonemes) : phonemes;
      case AT_MOST_SIDE ->
          primary ? lowered(phonemes) : none ? stressed(SECONDARY, phonemes) : phonemes;
      case AT_LEAST_SIDE -> none ? stressed(SECONDARY, phonemes) : phonemes;
      case MAIN ->
          primary
              ? phonemes
              : secondary ? phonemes.replace(SECONDARY, PRIMARY) : stressed(PRIMARY, phonemes);
    };
  }

  /** How much of a word's weight its phonemes carry. */
  static int weight(String phonemes) {
    return phonemes.chars().map(c -> LONG.indexOf(c) >= 0 ? 2 : 1).sum();
  }

  static boolean vowel(int phoneme) {
    return VOWELS.indexOf(phoneme) >= 0;
  }

  private static String lowered(String phonemes) {
    return phonemes.replace(String.valueOf(SECONDARY), "").replace(PRIMARY, SECONDARY);
  }

  /** Marks stand before the vowel. */
  private static String stressed(char mark, String phonemes) {
    for (int i = 0; i < phonemes.length(); i++) {
      if (vowel(phonemes.charAt(i))) {
        return phonemes.substring(0, i) + mark + phonemes.substring(i);
      }
    }
    return phonemes;
  }

  /** The letters' phonemes in a row, the last of them stressed most. */
  static String spelled(List<String> letters) {
    String joined = AT_MOST_SIDE.of(letters.stream().collect(Collectors.joining()));
    int last = joined.lastIndexOf(SECONDARY);
    return last < 0 ? joined : joined.substring(0, last) + PRIMARY + joined.substring(last + 1);
  }
}
