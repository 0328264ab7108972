package dev.parley.sip.transport;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The TCP connections that are open or being opened, by their peers; bounded in number and in the
 * memory for unfinished messages. Loop-confined.
 */
final class TcpConnections {
  private static final int MOST = 1000;

  /** Bytes of unfinished messages, over all connections. */
  private static final int MOST_HELD = 32 * 1024 * 1024;

  private final Map<InetSocketAddress, TcpConnection> byPeer = new HashMap<>();
  private long held;

  @Nullable TcpConnection find(InetSocketAddress peer) {
    return byPeer.get(peer);
  }

  List<TcpConnection> all() {
    return List.copyOf(byPeer.values());
  }

  /** Drops the connection that has been silent longest when there are too many for another. */
  void makeRoom() {
    if (byPeer.size() >= MOST) {
      byPeer.values().stream()
          .min(Comparator.comparing(TcpConnection::lastMessage))
          .ifPresent(this::drop);
    }
  }

  /** Takes a connection, in the place of another to the same peer. */
  void add(TcpConnection connection) {
    TcpConnection old = byPeer.put(connection.peer(), connection);
    held += connection.held();
    if (old != null) {
      held -= old.held();
      old.close();
    }
  }

  /** A connection holds more than before: when all hold too much the largest goes. */
  void grew(int bytes) {
    held += bytes;
    if (held > MOST_HELD) {
      byPeer.values().stream()
          .max(Comparator.comparingInt(TcpConnection::held))
          .ifPresent(this::drop);
    }
  }

  void drop(TcpConnection connection) {
    if (byPeer.remove(connection.peer(), connection)) {
      held -= connection.held();
    }
    connection.close();
  }
}
