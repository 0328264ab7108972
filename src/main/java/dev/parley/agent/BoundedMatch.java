package dev.parley.agent;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Matches a pattern of an agent's author against words of a callee, and gives up after so many
 * steps: a careless pattern could otherwise hold a call for hours.
 */
final class BoundedMatch {
  private static final int STEPS = 200_000;

  private BoundedMatch() {}

  /** Whether the whole text matches, case apart; empty if it cannot be told. */
  static Optional<Boolean> matches(String pattern, String text) {
    try {
      return Optional.of(
          Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(new Counted(text, 0, text.length(), new AtomicInteger()))
              .matches());
    } catch (PatternSyntaxException | TooManySteps _) {
      return Optional.empty();
    }
  }

  /** Why a text is no pattern; empty if it is one. */
  static Optional<String> fault(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("%s at index %d".formatted(e.getDescription(), e.getIndex()));
    }
  }

  private record Counted(String text, int start, int end, AtomicInteger steps)
      implements CharSequence {
    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Counted(text, start + from, start + to, steps);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }
}
