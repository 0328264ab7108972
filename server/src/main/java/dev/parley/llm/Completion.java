package dev.parley.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A completion as it comes: server-sent events, or one JSON document where a server streams none.
 */
final class Completion {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 32 << 10;
  private static final String DATA = "data:";
  private static final String LAST = "[DONE]";

  private final ChatRequest request;
  private final InstantSource clock;
  private final Instant asked;
  private final StringBuilder written = new StringBuilder();
  private @Nullable Instant first;
  private @Nullable ChatResult failure;
  private String reason = "";
  private boolean over;
  private int promptTokens;
  private int answerTokens;

  Completion(ChatRequest request, InstantSource clock, Instant asked) {
    this.request = request;
    this.clock = clock;
    this.asked = asked;
  }

  /** Takes events until the last, or something goes wrong. */
  void stream(InputStream body) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    for (String line = lines.readLine();
        line != null && !over && failure == null;
        line = lines.readLine()) {
      if (line.startsWith(DATA)) {
        String data = line.substring(DATA.length()).strip();
        over = data.equals(LAST);
        if (!over && !data.isEmpty()) {
          take(data, "delta");
        }
      }
    }
  }

  /** Takes the whole. */
  void whole(InputStream body) throws IOException {
    take(new String(body.readAllBytes(), StandardCharsets.UTF_8), "message");
  }

  private void take(String text, String part) {
    JsonNode chunk;
    try {
      chunk = JSON.readTree(text);
    } catch (JsonProcessingException _) {
      failure = new ChatResult.Unreadable("what came is no JSON");
      return;
    }
    if (chunk.hasNonNull("error")) {
      failure = new ChatResult.Refused("an error in place of an answer");
      return;
    }
    JsonNode choice = chunk.path("choices").path(0);
    JsonNode words = choice.path(part);
    if (!words.path("refusal").asText("").isEmpty()) {
      failure = new ChatResult.Refused("the model declined");
      return;
    }
    written.append(words.path("content").asText(""));
    if (first == null && !written.isEmpty()) {
      first = clock.instant();
    }
    if (written.length() > LONGEST_ANSWER) {
      failure = new ChatResult.Unreadable("more than %d characters".formatted(LONGEST_ANSWER));
    }
    reason = choice.path("finish_reason").asText(reason);
    JsonNode usage = chunk.path("usage");
    promptTokens = usage.path("prompt_tokens").asInt(promptTokens);
    answerTokens = usage.path("completion_tokens").asInt(answerTokens);
  }

  /** Whether the model has written all, though more may come that tells of it. */
  boolean finished() {
    return over || reason.equals("stop");
  }

  /** What came of it. */
  ChatResult result() {
    if (failure != null) {
      return failure;
    }
    if (reason.equals("content_filter")) {
      return new ChatResult.Refused("a filter");
    }
    if (reason.equals("length")) {
      return new ChatResult.Unreadable("more than %d tokens".formatted(request.mostTokens()));
    }
    if (!finished()) {
      return new ChatResult.Unreadable("it ends before its end");
    }
    Optional<ObjectNode> json = FirstObject.in(written.toString());
    if (json.isEmpty()) {
      return new ChatResult.Unreadable("no JSON object");
    }
    for (JsonNode name : request.schema().path("required")) {
      if (!json.get().has(name.asText())) {
        return new ChatResult.Unreadable("the JSON object has not what it must");
      }
    }
    Instant now = clock.instant();
    return new ChatResult.Answered(
        json.get(),
        new ChatResult.Spent(
            promptTokens,
            answerTokens,
            Duration.between(asked, first == null ? now : first),
            Duration.between(asked, now)));
  }
}
