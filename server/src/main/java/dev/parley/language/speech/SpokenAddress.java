package dev.parley.language.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * E-mail addresses, and those of pages, as they are said to somebody who writes them down: words
 * that everybody writes alike as they are, others letter by letter, signs by name, and a pause
 * wherever two of these could be heard as one.
 */
public final class SpokenAddress {
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\w.+-])(?:mailto:)?([\\w+-]+(?:\\.[\\w+-]+)*@[\\w-]+(?:\\.[\\w-]+)+)",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final String IN_A_PAGE = "[^\\s,;<>\"'()\\[\\]]";
  private static final Pattern PAGE =
      Pattern.compile(
          "\\b(?:https?://|www\\.)"
              + IN_A_PAGE
              + "*[\\w/]|\\b(?:[\\w-]+\\.)+(?:com|org|net|edu|gov|io|info|co\\.uk)\\b(?:/(?:"
              + IN_A_PAGE
              + "*[\\w/])?)?");
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry(".", "dot"),
          Map.entry("_", "underscore"),
          Map.entry("-", "dash"),
          Map.entry("+", "plus"),
          Map.entry("/", "slash"),
          Map.entry(":", "colon"),
          Map.entry("?", "question mark"),
          Map.entry("=", "equals"),
          Map.entry("&", "ampersand"),
          Map.entry("#", "hash"),
          Map.entry("%", "percent sign"),
          Map.entry("~", "tilde"));
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<=[._+/:?=&#%~-])|(?=[._+/:?=&#%~-])|(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");

  private SpokenAddress() {}

  /** A text in which all addresses are as they are said. */
  public static String in(String text) {
    String emails =
        EMAIL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(email(found.group(1))));
    return PAGE.matcher(emails).replaceAll(found -> Matcher.quoteReplacement(page(found.group())));
  }

  /** An e-mail address; what is none as it is. */
  static String email(String value) {
    int at = value.indexOf('@');
    return at < 0
        ? value
        : parts(value.substring(0, at)) + ", at, " + parts(value.substring(at + 1));
  }

  private static String page(String value) {
    return parts(value.replaceFirst("^https?://", "").replaceFirst("/$", ""));
  }

  /** One of the parts: its words, and whether they are letters, figures or an unusual sign. */
  private record Part(String said, boolean apart) {
    static Part of(String text) {
      String sign = SIGNS.get(text);
      if (sign != null) {
        return new Part(sign, !text.equals("."));
      }
      return text.matches("\\d+")
          ? new Part(spaced(text), true)
          : WellKnown.contains(text) ? new Part(text, false) : new Part(letters(text), true);
    }
  }

  /**
   * The parts of a value in which letters, figures and signs follow one another. Behind letters a
   * bare "dash" is taken for the mark that stands between spelled letters.
   */
  static String parts(String text) {
    StringBuilder said = new StringBuilder();
    Part last = null;
    for (String each : PARTS.split(text, -1)) {
      if (each.isEmpty()) {
        continue;
      }
      Part part = Part.of(each);
      if (last != null) {
        said.append(last.apart() || part.apart() ? ", " : " ");
      }
      boolean hidden = part.said().equals("dash") && last != null && last.apart();
      said.append(hidden ? "then a dash" : part.said());
      last = part;
    }
    return said.toString();
  }

  /** S, M, Y, T, H, E. On a telephone nothing tells Z from C. */
  static String letters(String word) {
    List<String> letters = new ArrayList<>();
    word.toUpperCase(Locale.ROOT)
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> letters.add(letter.equals("Z") ? "Z as in zebra" : letter));
    return String.join(", ", letters);
  }

  /** 8 2. */
  static String spaced(String digits) {
    return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
  }
}
