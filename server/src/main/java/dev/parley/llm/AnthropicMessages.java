package dev.parley.llm;

import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A model behind Anthropic's {@code /messages}. Neither the key nor what was asked or answered is
 * in any message.
 */
public final class AnthropicMessages implements LanguageModel {
  /** Of the protocol; servers take requests of it for as long as they know it. */
  private static final String VERSION = "2023-06-01";

  private final ServedModel model;

  /**
   * A model; whoever made the client closes it.
   *
   * @param client which may go where the endpoint is
   * @param clock that passes evenly
   */
  public AnthropicMessages(Endpoint endpoint, OutboundClient client, InstantSource clock) {
    Endpoint.Key key = endpoint.key();
    model =
        new ServedModel(
            endpoint,
            "/messages",
            key == null
                ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", key.value()),
            MessageWording.FIRST,
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
