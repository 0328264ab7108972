package dev.parley.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a language model is asked.
 *
 * @param system what it is to do; nothing that others wrote belongs here
 * @param messages what it is to do that with, oldest first
 * @param schema of the one JSON object that is to be the answer; missing where words are
 * @param mostTokens of the answer
 * @param within how long it may take as a whole, tries and all
 * @param early what of the answer is enough, null where all of it is waited for
 */
public record ChatRequest(
    String system,
    List<Message> messages,
    JsonNode schema,
    int mostTokens,
    Duration within,
    @Nullable Early early) {
  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || mostTokens < 1 || !within.isPositive()) {
      throw new IllegalArgumentException(
          "nothing can be asked with %d messages, %d tokens and %s"
              .formatted(messages.size(), mostTokens, within));
    }
  }

  /** One whose whole answer is waited for. */
  public ChatRequest(
      String system, List<Message> messages, JsonNode schema, int mostTokens, Duration within) {
    this(system, messages, schema, mostTokens, within, null);
  }

  /**
   * The same, whose answer is there as soon as enough of it is ({@link ModelChain#ask}).
   *
   * @param enough whether these fields are, each of which is whole; told more and more of them
   */
  public ChatRequest until(Predicate<ObjectNode> enough) {
    return with(new Early(enough, _ -> {}));
  }

  /** The same, which tells of that answer, if it has one. */
  ChatRequest telling(Consumer<ChatResult.Answered> told) {
    return early == null ? this : with(new Early(early.enough(), told));
  }

  private ChatRequest with(Early other) {
    return new ChatRequest(system, messages, schema, mostTokens, within, other);
  }

  /** The same with another time. */
  ChatRequest in(Duration time) {
    return new ChatRequest(system, messages, schema, mostTokens, time, early);
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

  /**
   * What of an answer is enough, and who is told of it.
   *
   * @param enough whether these fields are
   * @param told what has come by then, once; what it took is not known yet
   */
  record Early(Predicate<ObjectNode> enough, Consumer<ChatResult.Answered> told) {}

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
