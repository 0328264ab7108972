package dev.parley.stt;

import dev.parley.outbound.Endpoint;

/**
 * A recogniser that somebody else's server is.
 *
 * @param protocol in which it is asked
 * @param endpoint where it is, and its name for the model that hears
 */
public record HearingServer(HearingProtocol protocol, Endpoint endpoint) {
  /** For people, also in records of calls: which recogniser it is and where. */
  public String name() {
    return "%s at %s".formatted(endpoint.model(), endpoint.host());
  }
}
