package dev.parley.language.answers;

import dev.parley.language.words.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everyday words for the same end of a scale, as labels and replies name it: "hot" is "warm". */
public final class ScaleEnds {
  private static final List<List<String>> ENDS =
      List.of(
          List.of(
              "warm",
              "hot",
              "warmer",
              "hotter",
              "boiling",
              "stuffy",
              "sweltering",
              "roasting",
              "stifling",
              "baking",
              "overheated"),
          List.of(
              "cold",
              "chilly",
              "chilled",
              "freezing",
              "cool",
              "colder",
              "cooler",
              "icy",
              "frozen",
              "draughty",
              "drafty"),
          List.of("loud", "noisy", "louder", "deafening"),
          List.of("quiet", "silent", "peaceful", "calm", "quieter"),
          List.of("expensive", "pricey", "costly", "dear", "overpriced"),
          List.of("cheap", "inexpensive", "affordable", "cheaper"),
          List.of("large", "big", "huge", "bigger", "larger"),
          List.of("small", "little", "tiny", "smaller"),
          List.of("fast", "quick", "speedy", "faster", "quicker", "prompt"),
          List.of("slow", "sluggish", "slower"));

  private static final Map<String, String> FIRST = first();

  private ScaleEnds() {}

  private static Map<String, String> first() {
    Map<String, String> first = new HashMap<>();
    ENDS.forEach(end -> end.forEach(word -> first.put(word, end.getFirst())));
    return Map.copyOf(first);
  }

  /** Whether a label names an end of one. */
  public static boolean in(String label) {
    return Tokens.of(label).stream().anyMatch(FIRST::containsKey);
  }

  /** The usual word for the end of a scale that a word names; any other word as it is. */
  public static String of(String word) {
    return FIRST.getOrDefault(word, word);
  }
}
