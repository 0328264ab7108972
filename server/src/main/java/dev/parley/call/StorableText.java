package dev.parley.call;

/**
 * Text that every store and every reader takes: it has no NUL, which PostgreSQL keeps in no text,
 * and no half of a surrogate pair, which has no form in UTF-8 (RFC 3629 section 3).
 */
public final class StorableText {
  private static final int REPLACEMENT = 0xFFFD;

  private StorableText() {}

  /** Whether a text is storable as it is. */
  public static boolean is(String text) {
    return text.codePoints().allMatch(StorableText::is);
  }

  /** The text, with U+FFFD in place of each character that cannot be stored. */
  public static String of(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> is(character) ? character : REPLACEMENT)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  private static boolean is(int character) {
    return character != 0
        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
  }
}
