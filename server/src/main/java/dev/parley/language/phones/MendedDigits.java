package dev.parley.language.phones;

import java.util.Optional;
import java.util.function.Predicate;

/** Digits of which the last were taken back and said again: "two one two, four, no, five …". */
final class MendedDigits {
  private MendedDigits() {}

  /**
   * The digits that stand, and those said again. Where they may go on in several places, they
   * replace what is most like them.
   *
   * @param whole whether digits are what is wanted
   */
  static Optional<String> of(String before, String again, Predicate<String> whole) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (int kept = before.length(); kept >= 0; kept--) {
      String mended = before.substring(0, kept) + again;
      int unlike = unlike(before.substring(kept), again);
      if (unlike < least && whole.test(mended)) {
        best = mended;
        least = unlike;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int unlike(String old, String again) {
    int unlike = Math.max(0, old.length() - again.length());
    for (int i = 0; i < Math.min(old.length(), again.length()); i++) {
      unlike += old.charAt(i) == again.charAt(i) ? 0 : 1;
    }
    return unlike;
  }
}
