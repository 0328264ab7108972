package dev.parley.llm;

import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import java.time.InstantSource;

/** A language model that a server has, how it is asked, and what it costs. */
public record ChatServer(ChatProtocol protocol, Endpoint endpoint, Price price) {
  /** The model and where it is, for people. */
  public String name() {
    return "%s at %s".formatted(endpoint.model(), endpoint.host());
  }

  /**
   * The model; whoever made the client closes it.
   *
   * @param client which may go where the endpoint is
   * @param clock that passes evenly
   */
  public LanguageModel model(OutboundClient client, InstantSource clock) {
    return protocol.at(endpoint, client, clock);
  }
}
