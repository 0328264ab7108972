package dev.parley.api;

/** Work for a request that may be given up because the server stops. */
final class Interruptibly {
  private Interruptibly() {}

  /** What may be interrupted. */
  interface Work<T> {
    T done() throws InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws ApiException 503 if it was interrupted
   */
  static <T> T held(Work<T> work) {
    try {
      return work.done();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.of(503, "unavailable", "The server stops; try again in a moment.");
    }
  }
}
