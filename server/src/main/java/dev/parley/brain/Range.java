package dev.parley.brain;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of something that has an order.
 *
 * @param from where it begins, null for no beginning
 * @param to where it ends, null for no end
 */
record Range<T extends Comparable<? super T>>(
    @Nullable T from, boolean fromIncluded, @Nullable T to, boolean toIncluded) {

  static <T extends Comparable<? super T>> Range<T> at(T only) {
    return new Range<>(only, true, only, true);
  }

  /** With both ends. */
  static <T extends Comparable<? super T>> Range<T> between(T from, T to) {
    return new Range<>(from, true, to, true);
  }

  static <T extends Comparable<? super T>> Range<T> below(T to) {
    return new Range<>(null, false, to, false);
  }

  static <T extends Comparable<? super T>> Range<T> atMost(T to) {
    return new Range<>(null, false, to, true);
  }

  static <T extends Comparable<? super T>> Range<T> above(T from) {
    return new Range<>(from, false, null, false);
  }

  static <T extends Comparable<? super T>> Range<T> atLeast(T from) {
    return new Range<>(from, true, null, false);
  }

  /** Whether it is of one alone. */
  boolean single() {
    return from != null && from.equals(to);
  }

  /** Whether the whole of another lies in this one. */
  boolean holds(Range<T> other) {
    return beginsNoLater(other) && endsNoEarlier(other);
  }

  private boolean beginsNoLater(Range<T> other) {
    if (from == null || other.from == null) {
      return from == null;
    }
    int order = from.compareTo(other.from);
    return order < 0 || (order == 0 && (fromIncluded || !other.fromIncluded));
  }

  private boolean endsNoEarlier(Range<T> other) {
    if (to == null || other.to == null) {
      return to == null;
    }
    int order = to.compareTo(other.to);
    return order > 0 || (order == 0 && (toIncluded || !other.toIncluded));
  }
}
