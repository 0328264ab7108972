package dev.parley.outbound;

import dev.parley.outbound.OutboundLimits.Part;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Why there is no answer, or no more of it. Nothing that was sent or received is in it. */
public sealed interface OutboundFailure {
  /** The host has no address, or none was found in time. */
  record UnknownHost(String host) implements OutboundFailure {}

  /** One of the host's addresses is where requests may not go; nothing was sent to any. */
  record Forbidden(String host, InetAddress address) implements OutboundFailure {}

  /** Nobody is there. */
  record Unreachable() implements OutboundFailure {}

  /** Whoever is there cannot show to be the host (TLS). */
  record Insecure() implements OutboundFailure {}

  /** It took longer than it may. */
  record TooLate(Part part, Duration limit) implements OutboundFailure {}

  /** The body is longer than it may be. */
  record TooLong(long mostBytes) implements OutboundFailure {}

  /** The connection broke, was closed here, or brought what is no HTTP. */
  record Broken() implements OutboundFailure {}

  /** In words that go on a sentence: "no connection". */
  default String words() {
    return switch (this) {
      case UnknownHost(String host) -> "the host %s is unknown".formatted(host);
      case Forbidden(String host, InetAddress address) ->
          "%s is %s, where requests may not go".formatted(host, address.getHostAddress());
      case Unreachable _ -> "no connection";
      case Insecure _ -> "no secure connection (TLS)";
      case TooLate(Part part, Duration limit) ->
          switch (part) {
            case CONNECT -> "no connection in time";
            case FIRST_BYTE, WHOLE -> "no answer within %d ms".formatted(limit.toMillis());
            case IDLE -> "nothing more came for %d ms".formatted(limit.toMillis());
          };
      case TooLong(long most) -> "the answer is longer than %d bytes".formatted(most);
      case Broken _ -> "the connection broke";
    };
  }

  /** What an exception of the library or the socket means. */
  static OutboundFailure of(IOException e, String host) {
    return switch (e) {
      case SSLException _ -> new Insecure();
      case UnknownHostException _ -> new UnknownHost(host);
      // Of connecting or agreeing on TLS: nothing else has a time-out of the socket.
      case SocketTimeoutException _ -> new Unreachable();
      case ConnectException _ -> new Unreachable();
      case NoRouteToHostException _ -> new Unreachable();
      default -> new Broken();
    };
  }
}
