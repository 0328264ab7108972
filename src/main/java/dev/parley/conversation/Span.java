package dev.parley.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that was found in a turn.
 *
 * @param from its first token
 * @param to behind its last token
 */
record Span<T>(T value, int from, int to) {

  /** The one that is meant: the first of those left. */
  static <T> Optional<Span<T>> meant(List<Span<T>> spans, List<String> tokens) {
    return left(spans, tokens).stream().findFirst();
  }

  /** Those that were neither denied nor taken back. */
  static <T> List<Span<T>> left(List<Span<T>> spans, List<String> tokens) {
    List<Span<T>> left = new ArrayList<>();
    int behind = 0;
    boolean denied = false;
    for (Span<T> span : spans) {
      denied =
          Corrections.denied(tokens, behind, span.from())
              || (denied && Corrections.joined(tokens, behind, span.from()));
      behind = span.to();
      if (!denied) {
        if (!left.isEmpty() && Corrections.corrected(tokens, left.getLast().to(), span.from())) {
          left.clear();
        }
        left.add(span);
      }
    }
    return left;
  }

  boolean covers(int token) {
    return from <= token && token < to;
  }
}
