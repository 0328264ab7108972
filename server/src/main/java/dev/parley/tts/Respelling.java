package dev.parley.tts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a name is said, respelled as newspapers do: syllables with hyphens between them, the one that
 * is stressed in capitals, as in "shi-VAWN".
 */
final class Respelling {
  private static final String VOWELS = "aeiou";

  /** What letters stand for in front of a vowel and behind one, in the voice's own alphabet. */
  private static final Map<String, String> CONSONANTS =
      Map.ofEntries(
          Map.entry("sh", "ʃ"),
          Map.entry("ch", "ʧ"),
          Map.entry("tch", "ʧ"),
          Map.entry("th", "θ"),
          Map.entry("dh", "ð"),
          Map.entry("zh", "ʒ"),
          Map.entry("ng", "ŋ"),
          Map.entry("ph", "f"),
          Map.entry("ck", "k"),
          Map.entry("kh", "k"),
          Map.entry("wh", "w"),
          Map.entry("qu", "kw"),
          Map.entry("b", "b"),
          Map.entry("c", "k"),
          Map.entry("d", "d"),
          Map.entry("f", "f"),
          Map.entry("g", "ɡ"),
          Map.entry("h", "h"),
          Map.entry("j", "ʤ"),
          Map.entry("k", "k"),
          Map.entry("l", "l"),
          Map.entry("m", "m"),
          Map.entry("n", "n"),
          Map.entry("p", "p"),
          Map.entry("q", "k"),
          Map.entry("r", "ɹ"),
          Map.entry("s", "s"),
          Map.entry("t", "t"),
          Map.entry("v", "v"),
          Map.entry("w", "w"),
          Map.entry("x", "ks"),
          Map.entry("y", "j"),
          Map.entry("z", "z"));

  private static final Map<String, String> SOUNDS =
      Map.ofEntries(
          Map.entry("ah", "ɑ"),
          Map.entry("aw", "ɔ"),
          Map.entry("au", "ɔ"),
          Map.entry("ay", "A"),
          Map.entry("ai", "A"),
          Map.entry("air", "ɛɹ"),
          Map.entry("ar", "ɑɹ"),
          Map.entry("a", "æ"),
          Map.entry("ee", "i"),
          Map.entry("ea", "i"),
          Map.entry("eh", "ɛ"),
          Map.entry("er", "əɹ"),
          Map.entry("ur", "əɹ"),
          Map.entry("ir", "əɹ"),
          Map.entry("eer", "ɪɹ"),
          Map.entry("ear", "ɪɹ"),
          Map.entry("ew", "ju"),
          Map.entry("e", "ɛ"),
          Map.entry("eye", "I"),
          Map.entry("igh", "I"),
          Map.entry("ie", "I"),
          Map.entry("y", "I"),
          Map.entry("ih", "ɪ"),
          Map.entry("i", "ɪ"),
          Map.entry("oh", "O"),
          Map.entry("oa", "O"),
          Map.entry("ow", "W"),
          Map.entry("oo", "u"),
          Map.entry("or", "ɔɹ"),
          Map.entry("oy", "Y"),
          Map.entry("oi", "Y"),
          Map.entry("o", "ɑ"),
          Map.entry("uh", "ə"),
          Map.entry("u", "ə"));

  private static final Pattern CLUSTER =
      Pattern.compile("tch|sh|ch|th|dh|zh|ng|ph|ck|kh|wh|qu|[b-df-hj-np-tv-z]");

  private Respelling() {}

  /** The word as those voices read it that spell by rules of their own. */
  static String plain(String respelled) {
    return respelled.replaceAll("[-']", "").toLowerCase(Locale.ROOT);
  }

  /** Its phonemes; none if a syllable has no vowel that newspapers know. */
  static Optional<String> phonemes(String respelled) {
    List<String> syllables = List.of(respelled.replace("'", "").split("-", -1));
    boolean marked = syllables.stream().anyMatch(Respelling::capital);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables.size(); i++) {
      boolean stressed = marked ? capital(syllables.get(i)) : i == 0;
      Optional<String> said = syllable(syllables.get(i).toLowerCase(Locale.ROOT), stressed);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      word.append(said.get());
    }
    return Optional.of(word.toString());
  }

  private static boolean capital(String syllable) {
    return !syllable.isEmpty() && syllable.equals(syllable.toUpperCase(Locale.ROOT));
  }

  /** Letters that may be of either are of the vowel: "air", "ow", "oh". */
  private static Optional<String> syllable(String text, boolean stressed) {
    int from = 0;
    while (from < text.length() && VOWELS.indexOf(text.charAt(from)) < 0) {
      from++;
    }
    from = from == text.length() ? text.lastIndexOf('y') : from;
    for (int to = text.length(); from >= 0 && to > from; to--) {
      String sound = SOUNDS.get(text.substring(from, to));
      String behind = text.substring(to);
      if (sound != null && behind.chars().noneMatch(c -> VOWELS.indexOf(c) >= 0)) {
        return Optional.of(
            consonants(text.substring(0, from))
                + (stressed ? "ˈ" + full(sound) : reduced(sound, behind))
                + consonants(behind));
      }
    }
    return Optional.empty();
  }

  private static String full(String sound) {
    return sound.equals("ə") ? "ʌ" : sound.equals("əɹ") ? "ɜɹ" : sound;
  }

  private static String reduced(String sound, String behind) {
    boolean open = behind.isEmpty();
    return open && sound.equals("æ") ? "ə" : open && sound.equals("ɑ") ? "O" : sound;
  }

  private static String consonants(String letters) {
    return CLUSTER
        .matcher(letters.replaceAll("([^aeiou])\\1", "$1"))
        .results()
        .map(found -> CONSONANTS.get(found.group()))
        .collect(Collectors.joining());
  }
}
