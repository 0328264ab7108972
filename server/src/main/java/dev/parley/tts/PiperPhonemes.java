package dev.parley.tts;

import java.util.Map;

/**
 * The phonemes of our lexicon as Piper's voices learnt them, whose American English was written by
 * the rules of eSpeak: two signs for a diphthong, long vowels with their mark.
 */
final class PiperPhonemes {
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('A', "eɪ"),
          Map.entry('I', "aɪ"),
          Map.entry('O', "oʊ"),
          Map.entry('W', "aʊ"),
          Map.entry('Y', "ɔɪ"),
          Map.entry('ʤ', "dʒ"),
          Map.entry('ʧ', "tʃ"),
          Map.entry('T', "ɾ"),
          Map.entry('ᵊ', "ə"),
          Map.entry('ɑ', "ɑː"),
          Map.entry('ɔ', "ɔː"),
          Map.entry('u', "uː"),
          Map.entry('—', ","),
          Map.entry('…', "."));

  private PiperPhonemes() {}

  static String of(String phonemes) {
    StringBuilder signs = new StringBuilder();
    for (int i = 0; i < phonemes.length(); i++) {
      char sign = phonemes.charAt(i);
      boolean rhotic = i + 1 < phonemes.length() && phonemes.charAt(i + 1) == 'ɹ';
      boolean stressed = i > 0 && "ˈˌ".indexOf(phonemes.charAt(i - 1)) >= 0;
      if (rhotic && (sign == 'ɜ' || sign == 'ə')) {
        signs.append(sign == 'ɜ' ? "ɜː" : "ɚ");
        i++;
      } else if (sign == 'i') {
        signs.append(stressed ? "iː" : "i");
      } else {
        signs.append(SIGNS.getOrDefault(sign, String.valueOf(sign)));
      }
    }
    return signs.toString();
  }
}
