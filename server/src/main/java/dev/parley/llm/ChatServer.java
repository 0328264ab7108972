package dev.parley.llm;

import dev.parley.outbound.Endpoint;

/** A language model that a server has, and what it costs. */
public record ChatServer(Endpoint endpoint, Price price) {
  /** The model and where it is, for people. */
  public String name() {
    return "%s at %s".formatted(endpoint.model(), endpoint.host());
  }
}
