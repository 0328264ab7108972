package dev.parley.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;

/**
 * What a language model is asked.
 *
 * @param system what it is to do; nothing that others wrote belongs here
 * @param messages what it is to do that with, oldest first
 * @param schema of the one JSON object that is to be the answer; missing where words are
 * @param mostTokens of the answer
 * @param within how long it may take as a whole, tries and all
 */
public record ChatRequest(
    String system, List<Message> messages, JsonNode schema, int mostTokens, Duration within) {
  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || mostTokens < 1 || !within.isPositive()) {
      throw new IllegalArgumentException(
          "nothing can be asked with %d messages, %d tokens and %s"
              .formatted(messages.size(), mostTokens, within));
    }
  }

  /** The same with another time. */
  ChatRequest in(Duration time) {
    return new ChatRequest(system, messages, schema, mostTokens, time);
  }

  /** What it is to do, for a server that does not hold it to the schema, if there is one. */
  String systemWithSchema() {
    return forWords()
        ? system
        : "%s\n\nAnswer with one JSON object of this JSON Schema, and nothing else:\n%s"
            .formatted(system, schema);
  }

  /**
   * A request for words in the place of JSON ({@link LanguageModel#write}).
   *
   * @param mostTokens of them
   * @param within how long it may take as a whole, tries and all
   */
  public static ChatRequest forWords(
      String system, List<Message> messages, int mostTokens, Duration within) {
    return new ChatRequest(system, messages, MissingNode.getInstance(), mostTokens, within);
  }

  /** Whether words are asked for, and no JSON. */
  public boolean forWords() {
    return schema.isMissingNode();
  }

  /** One side's words. */
  public record Message(Role role, String text) {
    public static Message user(String text) {
      return new Message(Role.USER, text);
    }
  }

  /** Whose words a message is. */
  public enum Role {
    USER,
    ASSISTANT
  }
}
