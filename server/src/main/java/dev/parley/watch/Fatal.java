package dev.parley.watch;

/** What no process outlives. */
public final class Fatal {
  private Fatal() {}

  /**
   * Whether the machine underneath failed, as opposed to one call or request. A stack that
   * overflowed is empty again when this is asked, so it is a fault like any other.
   */
  public static boolean is(Throwable thrown) {
    return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
  }

  /** Throws on what is fatal. */
  public static void pass(Throwable thrown) {
    if (thrown instanceof VirtualMachineError error && is(error)) {
      throw error;
    }
  }
}
