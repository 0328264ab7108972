package dev.parley.tts;

import java.util.List;
import java.util.regex.Pattern;

/** The marks of Markdown and HTML, which nobody says: of a link its text is said. */
final class Markdown {
  private record Mark(Pattern pattern, String instead) {
    static Mark of(String pattern, String instead) {
      return new Mark(Pattern.compile(pattern, Pattern.MULTILINE), instead);
    }
  }

  /** In this order; an item or a heading that ends without a mark ends a sentence. */
  private static final List<Mark> MARKS =
      List.of(
          Mark.of("^[ \\t]*(?:```|~~~).*$", ""),
          Mark.of("^[ \\t]*(?:[-*_][ \\t]*){3,}$", ""),
          Mark.of("^[ \\t]*\\|?(?:\\s*:?-{3,}:?\\s*\\|)+.*$", ""),
          Mark.of("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1"),
          Mark.of("</?[A-Za-z][A-Za-z0-9]*(?:\\s[^<>]*)?/?>", " "),
          Mark.of("<((?:https?:|mailto:|[\\w.+-]+@)[^<>\\s]*)>", "$1"),
          Mark.of("^[ \\t]*#{1,6}[ \\t]+(.*[^\\s.,:;!?#])[\\s#]*$", "$1."),
          Mark.of("^[ \\t]*[-*+•][ \\t]+(.*[^\\s.,:;!?])[ \\t]*$(?=\\n)", "$1,"),
          Mark.of("^[ \\t]*(?:[-*+•]|>)[ \\t]+", ""),
          Mark.of("(\\*\\*|__|\\*|~~|`)(?=\\S)(.+?)(?<=\\S)\\1", "$2"));

  private Markdown() {}

  static String without(String text) {
    String plain = text;
    for (Mark mark : MARKS) {
      plain = mark.pattern().matcher(plain).replaceAll(mark.instead());
    }
    return plain;
  }
}
