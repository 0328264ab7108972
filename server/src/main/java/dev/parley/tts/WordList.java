package dev.parley.tts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words with their phonemes. A word in lower case is also found with a capital and the other way
 * round, unless it has an entry of its own.
 */
final class WordList {
  private static final String ELSE = "DEFAULT";
  private static final String AT_A_PAUSE = "None";

  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, Map<String, String>> byTag = new HashMap<>();

  /** Reads a list as its file has it: phonemes for each word, or for each of its tags. */
  static WordList read(JsonParser json) throws IOException {
    var list = new WordList();
    json.nextToken();
    for (String word = json.nextFieldName(); word != null; word = json.nextFieldName()) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        list.plain.put(word, json.getText());
        continue;
      }
      Map<String, String> ways = new HashMap<>();
      for (String tag = json.nextFieldName(); tag != null; tag = json.nextFieldName()) {
        ways.put(tag, json.nextToken() == JsonToken.VALUE_NULL ? "" : json.getText());
      }
      list.byTag.put(word, ways);
    }
    return list;
  }

  boolean has(String word) {
    return key(word) != null;
  }

  /** Its phonemes; null if it is not here, empty if as that part of speech it is to be spelled. */
  @Nullable String phonemes(String word, String tag, Following following) {
    String key = key(word);
    if (key == null) {
      return null;
    }
    Map<String, String> ways = byTag.get(key);
    if (ways == null) {
      return plain.get(key);
    }
    boolean pause = following.sound() == Following.Sound.PAUSE && ways.containsKey(AT_A_PAUSE);
    String own = pause ? AT_A_PAUSE : ways.containsKey(tag) ? tag : family(tag);
    return ways.getOrDefault(own, ways.getOrDefault(ELSE, ""));
  }

  private @Nullable String key(String word) {
    if (listed(word)) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String other = word.equals(lower) ? capital(lower) : lower;
    boolean alike = word.length() > 1 && (word.equals(lower) || word.equals(capital(lower)));
    return alike && listed(other) ? other : null;
  }

  private boolean listed(String word) {
    return plain.containsKey(word) || byTag.containsKey(word);
  }

  private static String capital(String lower) {
    return lower.isEmpty()
        ? lower
        : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  private static String family(String tag) {
    if (tag.startsWith("VB")) {
      return "VERB";
    }
    if (tag.startsWith("NN")) {
      return "NOUN";
    }
    if (tag.startsWith("RB")) {
      return "ADV";
    }
    return tag.startsWith("JJ") ? "ADJ" : tag;
  }
}
