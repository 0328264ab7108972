package dev.parley.language.spelling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks that recognisers write between letters that are spelled: "J.O.T.", "J. O. T." */
public final class SpelledMarks {
  /** Letters with stops between them that are no part of a written address. */
  private static final Pattern STOPPED =
      Pattern.compile(
          "(?<![\\p{Alnum}.'’@_+-])\\p{Alnum}(?:\\.\\p{Alnum})+(?![\\p{Alnum}'’_-])"
              + "(?!\\.\\p{Alnum}{2})\\.?");

  private static final Pattern STOP_BEHIND =
      Pattern.compile("(?<![\\p{Alnum}.'’@_])(\\p{Alnum})\\.(?=\\s|$|@)");
  private static final Pattern DOUBLE_U = Pattern.compile("(?i)\\bdouble[- ]?(?:u|you|yu)\\b");

  private SpelledMarks() {}

  /** The text without them; two letters with a dot between them may be an address, and stay. */
  public static String without(String text) {
    return STOP_BEHIND
        .matcher(
            STOPPED
                .matcher(DOUBLE_U.matcher(text).replaceAll("w"))
                .replaceAll(found ->
                    Matcher.quoteReplacement(
                        found.group().matches("\\p{Alnum}\\.\\p{Alnum}")
                            ? found.group()
                            : found.group().replace('.', ' '))))
        .replaceAll("$1 ");
  }
}
