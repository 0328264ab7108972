package dev.parley.language.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a turn in lower case, without punctuation: {@code 2:30}, {@code 3.5}, {@code 3rd}
 * and {@code can't} are one each, {@code a.m.} is {@code am}, {@code twenty-five} is two.
 */
public final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\d+(?:[:.,]\\d+)*(?:(?:st|nd|rd|th)\\b)?|[\\p{L}']+|[@+/#*]");
  private static final Pattern HALF_OF_DAY = Pattern.compile("(?<![\\p{L}'])([ap])\\.? ?m\\b\\.?");

  private Tokens() {}

  public static List<String> of(String text) {
    String plain =
        HALF_OF_DAY
            .matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
            .replaceAll(" $1m ")
            .replace("o'clock", "oclock");
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(plain);
    while (matcher.find()) {
      String token = matcher.group();
      tokens.add(token.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? token.replace(",", "") : token);
    }
    return List.copyOf(tokens);
  }
}
