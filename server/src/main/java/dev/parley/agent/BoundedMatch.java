package dev.parley.agent;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Matches regular expressions of agents' authors against what callees and actions gave. Matching
 * takes time in proportion to the text and to the expression, never more (RE2), and neither may be
 * without bounds.
 */
final class BoundedMatch {
  private static final int LONGEST = 1_000;
  private static final long MOST_PARTS = 2_000;

  /** Parts of the expression times characters of the text: some tenths of a second. */
  private static final long MOST_WORK = 20_000_000;

  private BoundedMatch() {}

  /** Why an expression cannot be used; empty if it can. */
  static Optional<String> fault(String pattern) {
    if (pattern.length() > LONGEST) {
      return Optional.of(
          "it has %d characters and may have %d".formatted(pattern.length(), LONGEST));
    }
    if (PatternSize.of(pattern) > MOST_PARTS) {
      return Optional.of(
          "its repetitions come to more than %d parts when written out".formatted(MOST_PARTS));
    }
    try {
      Pattern _ = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "%s: `%s` (RE2's syntax: no look-around, no back-references)"
              .formatted(e.getDescription(), e.getPattern()));
    }
  }

  /** Whether the whole text matches, case apart; empty if it cannot be told. */
  static Optional<Boolean> matches(String pattern, String text) {
    if (fault(pattern).isPresent() || (PatternSize.of(pattern) + 1) * text.length() > MOST_WORK) {
      return Optional.empty();
    }
    return Optional.of(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matches(text));
  }
}
