package dev.parley.llm;

import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A model behind OpenAI's {@code /chat/completions}, as many servers speak it: OpenAI, vLLM,
 * Ollama, llama.cpp. Neither the key nor what was asked or answered is in any message.
 */
public final class ChatCompletions implements LanguageModel {
  private final ServedModel model;

  /**
   * A model; whoever made the client closes it.
   *
   * @param client which may go where the endpoint is
   * @param clock that passes evenly
   */
  public ChatCompletions(Endpoint endpoint, OutboundClient client, InstantSource clock) {
    Endpoint.Key key = endpoint.key();
    model =
        new ServedModel(
            endpoint,
            "/chat/completions",
            key == null ? Map.of() : Map.of("Authorization", "Bearer " + key.value()),
            Dialect.FIRST,
            client,
            clock);
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public ChatResult ask(ChatRequest request) throws InterruptedException {
    return model.ask(request);
  }

  @Override
  public ChatResult write(ChatRequest request, Consumer<String> pieces)
      throws InterruptedException {
    return model.write(request, pieces);
  }
}
