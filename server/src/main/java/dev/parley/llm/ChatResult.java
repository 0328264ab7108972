package dev.parley.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What became of a request. */
public sealed interface ChatResult {
  /** Where the words stand in an answer that is none but words. */
  String WORDS = "words";

  /**
   * There is an answer: a JSON object, which need not be of the schema; of words that were asked
   * for, {@link #WORDS} holds all of them.
   *
   * @param spent what it took
   */
  record Answered(ObjectNode json, Spent spent) implements ChatResult {}

  /** There was no whole answer in time. */
  record Late(Duration within) implements ChatResult {}

  /**
   * The server would not answer, or the model.
   *
   * @param why such as "HTTP 401"
   */
  record Refused(String why) implements ChatResult {}

  /**
   * Something came that is no answer.
   *
   * @param why such as "no JSON object"
   */
  record Unreadable(String why) implements ChatResult {}

  /**
   * Nobody is there, or the connection broke.
   *
   * @param why such as "no connection"
   */
  record Unreachable(String why) implements ChatResult {}

  /** It was not asked, because it failed too often just now. */
  record Resting() implements ChatResult {}

  /**
   * It was not asked, because the budget is spent.
   *
   * @param why such as "a call may use 20000 tokens"
   */
  record OverBudget(String why) implements ChatResult {}

  /** Whether it was not asked at all. */
  default boolean unasked() {
    return this instanceof Resting || this instanceof OverBudget;
  }

  /** In a few words that hold nothing of what was asked or answered: "refused: HTTP 401". */
  default String words() {
    return switch (this) {
      case Answered _ -> "answered";
      case Late(Duration within) -> "late: no answer within %d ms".formatted(within.toMillis());
      case Refused(String why) -> "refused: " + why;
      case Unreadable(String why) -> "unreadable: " + why;
      case Unreachable(String why) -> "unreachable: " + why;
      case Resting _ -> "left alone after failures";
      case OverBudget(String why) -> "not asked: " + why;
    };
  }

  /**
   * What an answer took.
   *
   * @param promptTokens that were read, 0 where the server does not say
   * @param answerTokens that were written, 0 where the server does not say
   * @param first until the first of them was there
   * @param whole until the last was
   */
  record Spent(int promptTokens, int answerTokens, Duration first, Duration whole) {}
}
