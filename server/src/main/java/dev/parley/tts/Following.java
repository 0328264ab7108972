package dev.parley.tts;

/**
 * What a word is followed by.
 *
 * @param to whether by the word "to"
 */
record Following(Sound sound, boolean to) {
  /** The first sound of what follows. */
  enum Sound {
    VOWEL,
    CONSONANT,
    PAUSE
  }

  private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";
  private static final String PAUSES = ";:,.!?—…";

  static final Following END = new Following(Sound.PAUSE, false);

  /** What the word before this one is followed by. */
  Following before(String word, String tag, String phonemes) {
    boolean to =
        word.equals("to")
            || word.equals("To")
            || (word.equals("TO") && (tag.equals("TO") || tag.equals("IN")));
    for (int i = 0; i < phonemes.length(); i++) {
      char c = phonemes.charAt(i);
      if (PAUSES.indexOf(c) >= 0) {
        return new Following(Sound.PAUSE, to);
      }
      if (Stress.vowel(c)) {
        return new Following(Sound.VOWEL, to);
      }
      if (CONSONANTS.indexOf(c) >= 0) {
        return new Following(Sound.CONSONANT, to);
      }
    }
    return new Following(sound, to);
  }
}
