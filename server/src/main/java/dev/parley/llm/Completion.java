package dev.parley.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer of OpenAI's chat completions. */
final class Completion extends ComingAnswer {
  private static final String LAST = "[DONE]";

  private final StringBuilder written = new StringBuilder();
  private final boolean bare;
  private String reason = "";
  private boolean over;
  private int promptTokens;
  private int answerTokens;

  /**
   * One that is to come.
   *
   * @param bare whether the server sees to it that it is one JSON object and nothing else
   */
  Completion(
      ChatRequest request,
      InstantSource clock,
      Instant asked,
      Consumer<String> pieces,
      boolean bare) {
    super(request, clock, asked, pieces);
    this.bare = bare;
  }

  @Override
  boolean bare() {
    return bare;
  }

  @Override
  boolean last(String data) {
    over |= data.equals(LAST);
    return over;
  }

  @Override
  void event(JsonNode data) {
    take(data, "delta");
  }

  @Override
  void document(JsonNode document) {
    take(document, "message");
  }

  private void take(JsonNode chunk, String part) {
    if (chunk.hasNonNull("error")) {
      fail(new ChatResult.Refused("an error in place of an answer"));
      return;
    }
    JsonNode choice = chunk.path("choices").path(0);
    JsonNode words = choice.path(part);
    if (!words.path("refusal").asText("").isEmpty()) {
      fail(new ChatResult.Refused("the model declined"));
      return;
    }
    String content = words.path("content").asText("");
    written.append(content);
    wrote(content);
    reason = choice.path("finish_reason").asText(reason);
    JsonNode usage = chunk.path("usage");
    promptTokens = usage.path("prompt_tokens").asInt(promptTokens);
    answerTokens = usage.path("completion_tokens").asInt(answerTokens);
  }

  @Override
  boolean finished() {
    return over || reason.equals("stop");
  }

  @Override
  Optional<ChatResult> objection(int mostTokens) {
    return switch (reason) {
      case "content_filter" -> Optional.of(new ChatResult.Refused("a filter"));
      case "length" ->
          Optional.of(new ChatResult.Unreadable("more than %d tokens".formatted(mostTokens)));
      default -> Optional.empty();
    };
  }

  @Override
  String text() {
    return written.toString();
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
