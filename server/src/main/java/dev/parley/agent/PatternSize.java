package dev.parley.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many parts a regular expression has with its counted repetitions written out, as its compiler
 * does: {@code (a{10}){10}} has a hundred. Known before anything is compiled, for what has millions
 * must not be.
 */
final class PatternSize {
  private static final long MOST = 1L << 40;
  private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");
  private static final Pattern CLASS =
      Pattern.compile("\\[\\^?]?(?:[^\\]\\[\\\\]|\\\\.|\\[:\\^?\\w+:]|\\[)*+]", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:[pPx]\\{[^}]*+}|.)", Pattern.DOTALL);

  private final Deque<Long> sums = new ArrayDeque<>();
  private long sum;
  private long last;

  private PatternSize() {}

  static long of(String expression) {
    return new PatternSize().read(expression);
  }

  private long read(String expression) {
    Matcher counted = COUNTED.matcher(expression);
    Matcher set = CLASS.matcher(expression);
    Matcher escape = ESCAPE.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      char character = expression.charAt(at);
      int length = 1;
      if (character == '(') {
        add(0);
        sums.push(sum);
        sum = 0;
      } else if (character == ')' && !sums.isEmpty()) {
        long inner = sum + last;
        sum = sums.pop();
        last = inner + 2;
      } else if (character == '{' && lookingAt(counted, at)) {
        long most = Long.parseLong(counted.group(1));
        String upper = counted.group(3);
        if (upper != null) {
          most = upper.isEmpty() ? most + 1 : Math.max(most, Long.parseLong(upper));
        }
        last = Math.min(MOST, last * Math.min(most, MOST >> 20));
        length = counted.end() - at;
      } else if (character == '[' && lookingAt(set, at)) {
        add(1);
        length = set.end() - at;
      } else if (character == '\\' && lookingAt(escape, at)) {
        add(1);
        length = escape.end() - at;
      } else if ("*+?".indexOf(character) < 0) {
        add(1);
      }
      at += length;
    }
    return sums.stream().mapToLong(Long::longValue).sum() + sum + last;
  }

  private void add(long size) {
    sum = Math.min(MOST, sum + last);
    last = size;
  }

  private static boolean lookingAt(Matcher matcher, int at) {
    return matcher.region(at, matcher.regionEnd()).lookingAt();
  }
}
