package dev.parley.brain;

import dev.parley.language.words.Sentences;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether words that a language model adapted to the call hold what their author's say. A sentence
 * is held by one that has its numbers, days and names, most of its longer words, says no where it
 * says no, and asks where it asks.
 */
public final class AdaptedWords {
  /** So much of the longer words of a sentence stands in the one that holds it. */
  private static final double LEAST_SHARE = 0.6;

  private static final int LONGER = 4;
  private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Pattern NO =
      Pattern.compile("(?i)\\b(not?|never|none|nothing|nobody|without|cannot)\\b|n['’]t\\b");
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}'-]*");
  private static final Set<String> NO_NAMES = Set.of("I", "I'm", "I'll", "I've", "I'd", "OK");

  private AdaptedWords() {}

  /** The sentences of a script that are not held by the words made of it; "" for none. */
  public static String missing(String script, String composed) {
    List<String> said = Sentences.of(composed);
    return Sentences.of(script).stream()
        .filter(sentence -> said.stream().noneMatch(each -> holds(each, sentence)))
        .collect(Collectors.joining(" "));
  }

  /** Whether something said holds a sentence. */
  static boolean holds(String said, String sentence) {
    return share(said, sentence) >= LEAST_SHARE
        && NO.matcher(said).find() == NO.matcher(sentence).find()
        && (!asks(sentence) || asks(said))
        && SayableWords.numbers(said).containsAll(SayableWords.numbers(sentence))
        && named(said, sentence);
  }

  /** Whether something said has all names of a sentence. */
  static boolean named(String said, String sentence) {
    return words(said).containsAll(names(sentence));
  }

  /** The share of the longer words of a sentence that something said has. */
  static double share(String said, String sentence) {
    Set<String> has = words(said);
    Set<String> longer =
        words(sentence).stream()
            .filter(word -> word.length() >= LONGER)
            .collect(Collectors.toSet());
    return longer.isEmpty()
        ? (has.containsAll(words(sentence)) ? 1 : 0)
        : (double) longer.stream().filter(has::contains).count() / longer.size();
  }

  private static boolean asks(String sentence) {
    return sentence.strip().endsWith("?");
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : PARTS.split(text.replace('’', '\''), 0)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /** Words that are written large though they begin no sentence. */
  private static Set<String> names(String sentence) {
    Set<String> names = new HashSet<>();
    String[] words = PARTS.split(sentence.strip().replace('’', '\''), 0);
    for (int i = 1; i < words.length; i++) {
      if (NAME.matcher(words[i]).matches() && !NO_NAMES.contains(words[i])) {
        names.add(words[i].toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
