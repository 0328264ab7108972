package dev.parley.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * An answer that is waited for until what has come of it is enough. The rest is read to its end by
 * another thread, so that its tokens are counted and its connection serves the next request.
 */
final class EarlyAnswer {
  private final CompletableFuture<Asked> first = new CompletableFuture<>();

  /** Asks, and may tell of an answer before it returns. */
  interface Asking {
    Asked ask(Consumer<Asked> early) throws InterruptedException;
  }

  /**
   * Asks on another thread and waits.
   *
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  Asked of(Asking asking) throws InterruptedException {
    Thread reader = Thread.ofVirtual().name("language-model-answer").start(() -> read(asking));
    try {
      return first.get();
    } catch (InterruptedException e) {
      reader.interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException broken
          ? broken
          : new IllegalStateException("An answer could not be read.", e.getCause());
    }
  }

  private void read(Asking asking) {
    try {
      first.complete(asking.ask(first::complete));
    } catch (InterruptedException e) {
      first.completeExceptionally(e);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      first.completeExceptionally(e);
    }
  }
}
