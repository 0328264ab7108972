package dev.parley.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What of OpenAI's chat completions a server takes. Each of them takes some of it, and says with
 * HTTP 400 or 422 what it does not.
 *
 * @param answer how it is asked for JSON
 * @param completionTokens whether the limit of the answer is called {@code max_completion_tokens},
 *     as newer models have it
 * @param temperature whether it may be told to be sober
 * @param usage whether it tells in a stream how many tokens it took
 */
record Dialect(Answer answer, boolean completionTokens, boolean temperature, boolean usage)
    implements Wording {
  /** What most take. */
  static final Dialect FIRST = new Dialect(Answer.SCHEMA, false, true, true);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Refusals of what was said, and not of how. */
  private static final String[] OF_CONTENT = {
    "content_filter", "content_policy", "context_length", "context length", "maximum context"
  };

  /** How JSON is asked for. */
  enum Answer {
    /** By its schema, which the server holds the model to. */
    SCHEMA,
    /** As some JSON object; the schema stands in the instructions. */
    OBJECT,
    /** As words in which there is an object. */
    TEXT
  }

  @Override
  public String body(String model, ChatRequest request) {
    ObjectNode body = JSON.createObjectNode().put("model", model).put("stream", true);
    if (usage) {
      body.putObject("stream_options").put("include_usage", true);
    }
    body.put(completionTokens ? "max_completion_tokens" : "max_tokens", request.mostTokens());
    if (temperature) {
      body.put("temperature", 0);
    }
    if (!request.forWords()) {
      format(body, request);
    }
    ArrayNode messages = body.putArray("messages");
    messages
        .addObject()
        .put("role", "system")
        .put("content", answer == Answer.SCHEMA ? request.system() : request.systemWithSchema());
    for (ChatRequest.Message message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    return body.toString();
  }

  private void format(ObjectNode body, ChatRequest request) {
    switch (answer) {
      case SCHEMA ->
          body.putObject("response_format")
              .put("type", "json_schema")
              .putObject("json_schema")
              .put("name", "answer")
              .put("strict", true)
              .set("schema", request.schema());
      case OBJECT -> body.putObject("response_format").put("type", "json_object");
      case TEXT -> {}
    }
  }

  @Override
  public ComingAnswer answer(
      ChatRequest request, InstantSource clock, Instant asked, Consumer<String> pieces) {
    return new Completion(request, clock, asked, pieces, answer != Answer.TEXT);
  }

  @Override
  public Optional<Dialect> after(String refusal) {
    String words = refusal.toLowerCase(Locale.ROOT);
    for (String content : OF_CONTENT) {
      if (words.contains(content)) {
        return Optional.empty();
      }
    }
    if (!completionTokens && words.contains("max_completion_tokens")) {
      return Optional.of(new Dialect(answer, true, temperature, usage));
    }
    if (temperature && words.contains("temperature")) {
      return Optional.of(new Dialect(answer, completionTokens, false, usage));
    }
    if (usage && words.contains("stream_options")) {
      return Optional.of(new Dialect(answer, completionTokens, temperature, false));
    }
    return switch (answer) {
      case SCHEMA -> Optional.of(new Dialect(Answer.OBJECT, completionTokens, temperature, usage));
      case OBJECT -> Optional.of(new Dialect(Answer.TEXT, completionTokens, temperature, usage));
      case TEXT -> Optional.empty();
    };
  }
}
