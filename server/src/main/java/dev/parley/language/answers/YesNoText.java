package dev.parley.language.answers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A reply in plain words: without fillers, "can't" as {@code can not}, "I'm" as {@code i am}, a
 * comma for every mark between.
 */
final class YesNoText {
  private static final List<Map.Entry<Pattern, String>> STEPS =
      List.of(
          step(
              "(?<![\\p{L}'])(mm+|m)[ -]?h+m+(?![\\p{L}'])|\\b(uh|a)[ -]?huh\\b|\\bmhm+\\b",
              "yeah"),
          step("\\bnuh[ -]?uh\\b|\\b(uh|unh)-(uh|unh)\\b|^(uh|unh) uh\\W*$", "nope"),
          step("(?<=\\p{L})-(?=\\p{L})", " "),
          step("\\b(can ?not|can't|cant)\\b", "can not"),
          step("\\bwon't\\b", "will not"),
          step("\\b(ain't|amn't)\\b", "am not"),
          step("(?<=\\p{L})n't\\b", " not"),
          step("\\bdont\\b", "do not"),
          step("\\bdidnt\\b", "did not"),
          step("\\bi'm\\b|\\bim\\b", "i am"),
          step("(?<=\\p{L})'re\\b", " are"),
          step("(?<=\\p{L})'ve\\b", " have"),
          step("(?<=\\p{L})'d\\b", " would"),
          step("(?<=\\p{L})'ll\\b", " will"),
          step("\\b(it|that|there|he|she|this)'s\\b", "$1 is"),
          step("\\b(um+|uh+|uhm|er|erm|ah|oh|hm+|mm+|well|you know|honestly|frankly)\\b", " "),
          step("[^\\p{L}\\p{N}' ]+", " , "),
          step("\\s+", " "),
          step("^[ ,]+|[ ,]+$", ""));

  private YesNoText() {}

  private static Map.Entry<Pattern, String> step(String words, String plain) {
    return Map.entry(Pattern.compile(words), plain);
  }

  static String of(String reply) {
    String text = reply.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (Map.Entry<Pattern, String> step : STEPS) {
      text = step.getKey().matcher(text).replaceAll(step.getValue());
    }
    return text;
  }
}
