package dev.parley.tts;

/** What the endings of English words sound like behind the phonemes of their stems. */
final class Endings {
  private static final String FLAPS_AFTER = "AIOWYiuæɑəɛɪɹʊʌ";

  private Endings() {}

  /** The s alone, of a plural or of an owner. */
  static String s(String phonemes) {
    char last = last(phonemes);
    return "ptkfθ".indexOf(last) >= 0 ? "s" : "szʃʒʧʤ".indexOf(last) >= 0 ? "ᵻz" : "z";
  }

  /** Stem and -ed. */
  static String past(String phonemes) {
    char last = last(phonemes);
    if ("pkfθʃsʧ".indexOf(last) >= 0) {
      return phonemes + "t";
    }
    if (last == 'd') {
      return phonemes + "ᵻd";
    }
    if (last != 't') {
      return phonemes + "d";
    }
    if (phonemes.length() < 2) {
      return phonemes + "ɪd";
    }
    return flapped(phonemes) ? cut(phonemes) + "ɾᵻd" : phonemes + "ᵻd";
  }

  /** Stem and -ing. */
  static String lasting(String phonemes) {
    return flapped(phonemes) ? cut(phonemes) + "ɾɪŋ" : phonemes + "ɪŋ";
  }

  /** Whether a t at the end is said as in "later" once something follows. */
  private static boolean flapped(String phonemes) {
    return phonemes.length() > 1
        && last(phonemes) == 't'
        && FLAPS_AFTER.indexOf(phonemes.charAt(phonemes.length() - 2)) >= 0;
  }

  private static String cut(String phonemes) {
    return phonemes.substring(0, phonemes.length() - 1);
  }

  private static char last(String phonemes) {
    return phonemes.charAt(phonemes.length() - 1);
  }
}
