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

  /**
   * How the words of a reply fit a choice and no other, from 0 to 1.
   *
   * @param shared those that stand
   * @param denied those that are said not to be meant, or were taken back
   */
  record Match(double shared, double denied) {
    boolean any() {
      return shared > 0 || denied > 0;
    }

    /** The same for a choice that itself denies: "does not own the house". */
    Match ofDenial() {
      return new Match(Math.min(1, shared + denied), 0);
    }
  }

  /** For each choice how well the reply's words fit it. */
  static List<Match> of(String reply, List<Set<String>> choices) {
    Map<String, Integer> frequency = new HashMap<>();
    choices.forEach(words -> words.forEach(word -> frequency.merge(word, 1, Integer::sum)));
    List<String> tokens = Tokens.of(reply);
    List<Span<String>> spans = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i);
      if (tells(word) && frequency.getOrDefault(stem(word), 0) == 1) {
        spans.add(new Span<>(stem(word), i, i + 1));
      }
    }
    Set<String> left = new HashSet<>();
    Span.left(spans, tokens).forEach(span -> left.add(span.value()));
    Set<String> said = words(reply);
    List<Match> matches = new ArrayList<>();
    for (Set<String> words : choices) {
      double shared = 0;
      double denied = 0;
      for (String word : said) {
        if (words.contains(word)) {
          int others = frequency.getOrDefault(word, 1) - 1;
          if (others > 0) {
            shared += others == choices.size() - 1 ? 0 : 0.3;
          } else if (left.contains(word)) {
            shared += 1;
          } else {
            denied += 1;
          }
        }
      }
      double most = Math.max(1, Math.sqrt(said.size()));
      matches.add(new Match(Math.min(1, shared / most), Math.min(1, denied / most)));
    }
    return matches;
  }

  /** The words that say something, by their stems. */
  static Set<String> words(String text) {
    List<String> stems = new ArrayList<>();
    for (String token : Tokens.of(text)) {
      if (tells(token)) {
        stems.add(stem(token));
      }
    }
    return new HashSet<>(stems);
  }

  private static boolean tells(String token) {
    return !COMMON.contains(token) && token.length() > 1;
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
