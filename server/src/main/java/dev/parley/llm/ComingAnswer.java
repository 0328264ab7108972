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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer as it comes: server-sent events, or one JSON document where a server streams none. */
abstract class ComingAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 32 << 10;
  private static final String DATA = "data:";

  private final ChatRequest request;
  private final InstantSource clock;
  private final Instant asked;
  private final Consumer<String> pieces;
  private @Nullable Instant first;
  private @Nullable ChatResult failure;
  private int length;
  private boolean told;

  /**
   * Nothing yet.
   *
   * @param pieces told of what is written, as it comes
   */
  ComingAnswer(ChatRequest request, InstantSource clock, Instant asked, Consumer<String> pieces) {
    this.pieces = pieces;
    this.request = request;
    this.clock = clock;
    this.asked = asked;
  }

  /** Takes the data of an event that is JSON. */
  abstract void event(JsonNode data);

  /** Takes an answer that comes whole. */
  abstract void document(JsonNode document);

  /** Whether an event of these data was the last, or is by what they say. */
  abstract boolean last(String data);

  /** Whether the model has written all, though more may come that tells of it. */
  abstract boolean finished();

  /** Why there is no answer in what it has written, if there is none. */
  abstract Optional<ChatResult> objection(int mostTokens);

  /** What it has written that is to hold the answer. */
  abstract String text();

  /** Whether that is one JSON object and nothing else, because the server sees to it. */
  abstract boolean bare();

  abstract int promptTokens();

  abstract int answerTokens();

  /** Something was written. */
  final void wrote(String words) {
    length += words.length();
    if (first == null && length > 0) {
      first = clock.instant();
    }
    if (length > LONGEST_ANSWER) {
      fail(new ChatResult.Unreadable("more than %d characters".formatted(LONGEST_ANSWER)));
    }
    if (failure == null && !words.isEmpty()) {
      pieces.accept(words);
      tellEarly();
    }
  }

  private void tellEarly() {
    ChatRequest.Early early = request.early();
    if (early == null || told || !bare()) {
      return;
    }
    ObjectNode begun = FirstObject.begun(text());
    if (early.enough().test(begun)) {
      told = true;
      early.told().accept(new ChatResult.Answered(begun, spent(0, 0)));
    }
  }

  private ChatResult.Spent spent(int prompt, int answer) {
    Instant now = clock.instant();
    return new ChatResult.Spent(
        prompt,
        answer,
        Duration.between(asked, first == null ? now : first),
        Duration.between(asked, now));
  }

  /** Whether anything was written. */
  final boolean begun() {
    return length > 0;
  }

  /** There will be no answer; the first such reason counts. */
  final void fail(ChatResult why) {
    failure = failure == null ? why : failure;
  }

  /** Takes events until the last, or something goes wrong. */
  final void stream(InputStream body) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    boolean over = false;
    for (String line = lines.readLine();
        line != null && !over && failure == null;
        line = over || failure != null ? null : lines.readLine()) {
      if (line.startsWith(DATA)) {
        String data = line.substring(DATA.length()).strip();
        JsonNode read = data.isEmpty() || last(data) ? null : read(data);
        if (read != null) {
          event(read);
        }
        over = last(data);
      }
    }
  }

  /** Takes the whole. */
  final void whole(InputStream body) throws IOException {
    JsonNode read = read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    if (read != null) {
      document(read);
    }
  }

  private @Nullable JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      fail(new ChatResult.Unreadable("what came is no JSON"));
      return null;
    }
  }

  /** What came of it. */
  final ChatResult result() {
    if (failure != null) {
      return failure;
    }
    Optional<ChatResult> objection = objection(request.mostTokens());
    if (objection.isPresent()) {
      return objection.get();
    }
    if (!finished()) {
      return new ChatResult.Unreadable("it ends before its end");
    }
    Optional<ObjectNode> json = request.forWords() ? words() : FirstObject.in(text());
    if (json.isEmpty()) {
      return new ChatResult.Unreadable(request.forWords() ? "no words" : "no JSON object");
    }
    for (JsonNode name : request.schema().path("required")) {
      if (!json.get().has(name.asText())) {
        return new ChatResult.Unreadable("the JSON object has not what it must");
      }
    }
    return new ChatResult.Answered(json.get(), spent(promptTokens(), answerTokens()));
  }

  private Optional<ObjectNode> words() {
    return text().isBlank()
        ? Optional.empty()
        : Optional.of(JSON.createObjectNode().put(ChatResult.WORDS, text()));
  }
}
