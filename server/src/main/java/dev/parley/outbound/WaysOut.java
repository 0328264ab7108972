package dev.parley.outbound;

import java.util.Map;

/**
 * All ways to a server that the operator chose.
 *
 * @param client for requests
 * @param sockets for WebSockets
 */
public record WaysOut(OutboundClient client, OutboundSockets sockets) implements AutoCloseable {
  /**
   * To hosts anywhere, through the operator's proxies.
   *
   * @param environment variables that name the proxies
   */
  public static WaysOut ofOperator(Map<String, String> environment) {
    return new WaysOut(OutboundClient.ofOperator(environment), new OutboundSockets(environment));
  }

  @Override
  public void close() {
    client.close();
    sockets.close();
  }
}
