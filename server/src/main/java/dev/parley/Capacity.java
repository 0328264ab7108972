package dev.parley;

/** How many conversations a machine can carry without the felt gap suffering. */
public final class Capacity {
  /** By {@code ./parley bench calls}; docs/decisions/0012-calls-at-once.md. */
  private static final int CALLS_A_CORE = 12;

  private Capacity() {}

  /** Of this machine. */
  public static int here() {
    return of(Runtime.getRuntime().availableProcessors());
  }

  static int of(int cores) {
    return CALLS_A_CORE * cores;
  }
}
