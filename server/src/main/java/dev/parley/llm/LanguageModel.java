package dev.parley.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Answers a chat with JSON, or with words. Thread-safe. */
public interface LanguageModel {
  /**
   * Asks once. It takes no longer than the request says, whatever the other side does, and throws
   * nothing: what is expected to go wrong is a result.
   *
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  ChatResult ask(ChatRequest request) throws InterruptedException;

  /**
   * Asks once for words ({@link ChatRequest#forWords()}), and tells of each piece as it comes. It
   * takes no longer than the request says, and throws nothing: what is expected to go wrong is a
   * result. A model that streams none tells all of them at once.
   *
   * @param pieces told on the calling thread; together they are the words
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  default ChatResult write(ChatRequest request, Consumer<String> pieces)
      throws InterruptedException {
    ChatResult result = ask(request);
    if (result instanceof ChatResult.Answered(ObjectNode json, _)) {
      pieces.accept(json.path(ChatResult.WORDS).asText());
    }
    return result;
  }

  /** Gets ready, so that the next answer comes soon. Does not wait for it. */
  default void prepare() {}

  /** What it costs. */
  default Price price() {
    return Price.NONE;
  }

  /** Its name, as people and journals know it. */
  String name();
}
