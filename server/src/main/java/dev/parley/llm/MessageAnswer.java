package dev.parley.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An answer of Anthropic's messages: the input of the tool that it is told to use, or words where a
 * server knows no tools.
 */
final class MessageAnswer extends ComingAnswer {
  private final StringBuilder input = new StringBuilder();
  private final StringBuilder words = new StringBuilder();
  private String reason = "";
  private boolean over;
  private int promptTokens;
  private int answerTokens;

  MessageAnswer(ChatRequest request, InstantSource clock, Instant asked, Consumer<String> pieces) {
    super(request, clock, asked, pieces);
  }

  /** The last event is one of JSON. */
  @Override
  boolean last(String data) {
    return over;
  }

  @Override
  void event(JsonNode data) {
    switch (data.path("type").asText()) {
      case "message_start" -> usage(data.path("message").path("usage"));
      case "content_block_delta" -> piece(data.path("delta"));
      case "message_delta" -> {
        reason = data.path("delta").path("stop_reason").asText(reason);
        usage(data.path("usage"));
      }
      case "message_stop" -> over = true;
      case "error" -> fail(new ChatResult.Refused("an error in place of an answer"));
      default -> {} // pings, the ends of blocks, and what comes to be
    }
  }

  private void piece(JsonNode delta) {
    String part = delta.path("partial_json").asText("");
    String text = delta.path("text").asText("");
    input.append(part);
    words.append(text);
    wrote(part + text);
  }

  @Override
  void document(JsonNode document) {
    if (document.path("type").asText().equals("error")) {
      fail(new ChatResult.Refused("an error in place of an answer"));
      return;
    }
    for (JsonNode block : document.path("content")) {
      if (block.path("type").asText().equals("tool_use")) {
        input.append(block.path("input"));
      }
      words.append(block.path("text").asText(""));
    }
    wrote(input + words.toString());
    reason = document.path("stop_reason").asText("");
    usage(document.path("usage"));
  }

  /** What is read from a cache costs less, and is counted as if it did not. */
  private void usage(JsonNode usage) {
    if (usage.has("input_tokens")) {
      promptTokens =
          usage.path("input_tokens").asInt()
              + usage.path("cache_creation_input_tokens").asInt()
              + usage.path("cache_read_input_tokens").asInt();
    }
    answerTokens = usage.path("output_tokens").asInt(answerTokens);
  }

  @Override
  boolean finished() {
    return switch (reason) {
      case "end_turn", "tool_use", "stop_sequence" -> true;
      default -> false;
    };
  }

  @Override
  Optional<ChatResult> objection(int mostTokens) {
    return switch (reason) {
      case "refusal" -> Optional.of(new ChatResult.Refused("the model declined"));
      case "max_tokens" ->
          Optional.of(new ChatResult.Unreadable("more than %d tokens".formatted(mostTokens)));
      default -> Optional.empty();
    };
  }

  @Override
  String text() {
    return input.isEmpty() ? words.toString() : input.toString();
  }

  @Override
  boolean bare() {
    return !input.isEmpty();
  }

  @Override
  int promptTokens() {
    return promptTokens;
  }

  @Override
  int answerTokens() {
    return answerTokens;
  }
}
