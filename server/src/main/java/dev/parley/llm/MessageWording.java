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
 * What of Anthropic's messages a server takes.
 *
 * @param tool whether the answer is asked for as the input of a tool, which the server holds the
 *     model to
 * @param temperature whether it may be told to be sober
 */
record MessageWording(boolean tool, boolean temperature) implements Wording {
  /** What most take. */
  static final MessageWording FIRST = new MessageWording(true, true);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOOL = "answer";

  @Override
  public String body(String model, ChatRequest request) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("model", model)
            .put("max_tokens", request.mostTokens())
            .put("stream", true);
    if (temperature) {
      body.put("temperature", 0);
    }
    if (tool && !request.forWords()) {
      body.put("system", request.system());
      body.putArray("tools")
          .addObject()
          .put("name", TOOL)
          .put("description", "Takes the answer.")
          .set("input_schema", request.schema());
      body.putObject("tool_choice").put("type", "tool").put("name", TOOL);
    } else {
      body.put("system", request.systemWithSchema());
    }
    ArrayNode messages = body.putArray("messages");
    for (ChatRequest.Message message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    return body.toString();
  }

  @Override
  public Optional<MessageWording> after(String refusal) {
    String words = refusal.toLowerCase(Locale.ROOT);
    if (temperature && words.contains("temperature")) {
      return Optional.of(new MessageWording(tool, false));
    }
    return tool && (words.contains("tool") || words.contains("schema"))
        ? Optional.of(new MessageWording(false, temperature))
        : Optional.empty();
  }

  @Override
  public ComingAnswer answer(
      ChatRequest request, InstantSource clock, Instant asked, Consumer<String> pieces) {
    return new MessageAnswer(request, clock, asked, pieces);
  }
}
