package dev.parley.llm;

/** Answers a chat with JSON. Thread-safe. */
public interface LanguageModel {
  /**
   * Asks once. It takes no longer than the request says, whatever the other side does, and throws
   * nothing: what is expected to go wrong is a result.
   *
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  ChatResult ask(ChatRequest request) throws InterruptedException;

  /** Gets ready, so that the next answer comes soon. Does not wait for it. */
  default void prepare() {}

  /** What it costs. */
  default Price price() {
    return Price.NONE;
  }

  /** Its name, as people and journals know it. */
  String name();
}
