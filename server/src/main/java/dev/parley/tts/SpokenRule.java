package dev.parley.tts;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written in one way and said in another. */
record SpokenRule(Pattern pattern, Function<MatchResult, String> words) {
  static SpokenRule of(String pattern, Function<MatchResult, String> words) {
    return new SpokenRule(Pattern.compile(pattern), words);
  }

  static SpokenRule of(String pattern, String words) {
    return of(pattern, _ -> words);
  }

  /** A text after all of them, in their order. */
  static String all(List<SpokenRule> rules, String text) {
    String words = text;
    for (SpokenRule rule : rules) {
      words =
          rule.pattern()
              .matcher(words)
              .replaceAll(found -> Matcher.quoteReplacement(rule.words().apply(found)));
    }
    return words;
  }
}
