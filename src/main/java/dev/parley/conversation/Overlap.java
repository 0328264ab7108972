package dev.parley.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of what sets the choices apart is found in a reply, word by word. */
final class Overlap {
  private static final Set<String> COMMON =
      Set.of(
          "a",
          "an",
          "the",
          "i",
          "i'm",
          "i'll",
          "i'd",
          "i've",
          "you",
          "he",
          "she",
          "it",
          "it's",
          "we",
          "we're",
          "they",
          "me",
          "my",
          "your",
          "their",
          "them",
          "us",
          "our",
          "to",
          "of",
          "in",
          "on",
          "at",
          "for",
          "with",
          "and",
          "or",
          "but",
          "is",
          "are",
          "was",
          "be",
          "been",
          "am",
          "do",
          "does",
          "did",
          "have",
          "has",
          "had",
          "will",
          "would",
          "can",
          "could",
          "should",
          "that",
          "this",
          "that's",
          "there",
          "so",
          "just",
          "please",
          "um",
          "uh",
          "well",
          "yes",
          "no",
          "not",
          "want",
          "wants",
          "like",
          "about",
          "any",
          "some",
          "what",
          "which",
          "who",
          "how",
          "if",
          "then",
          "one",
          "get",
          "got",
          "by",
          "from",
          "as",
          "now",
          "need",
          "needs",
          "don't",
          "can't",
          "up",
          "out",
          "here",
          "there's",
          "somebody",
          "someone");

  private Overlap() {}

  /** For each choice how well the reply's words fit it and no other, from 0 to 1. */
  static double[] of(String reply, List<Set<String>> choices) {
    Map<String, Integer> frequency = new HashMap<>();
    choices.forEach(words -> words.forEach(word -> frequency.merge(word, 1, Integer::sum)));
    Set<String> said = words(reply);
    double[] scores = new double[choices.size()];
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (String word : said) {
        if (choices.get(i).contains(word)) {
          int others = frequency.getOrDefault(word, 1) - 1;
          sum += others == 0 ? 1 : others == choices.size() - 1 ? 0 : 0.3;
        }
      }
      scores[i] = sum / Math.max(1, Math.sqrt(said.size()));
      scores[i] = Math.min(1, scores[i]);
    }
    return scores;
  }

  /** The words that say something, by their stems. */
  static Set<String> words(String text) {
    List<String> stems = new ArrayList<>();
    for (String token : Tokens.of(text)) {
      if (!COMMON.contains(token) && token.length() > 1) {
        stems.add(stem(token));
      }
    }
    return new HashSet<>(stems);
  }

  private static String stem(String word) {
    String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    for (String ending : List.of("ing", "ies", "ied", "ed", "es", "s")) {
      if (bare.endsWith(ending) && bare.length() - ending.length() >= 3) {
        return bare.substring(0, bare.length() - ending.length());
      }
    }
    return bare.endsWith("e") && bare.length() > 4 ? bare.substring(0, bare.length() - 1) : bare;
  }
}
