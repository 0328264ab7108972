package dev.parley.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** SIP over TCP: connections are kept and used again in both directions. Loop-confined. */
final class TcpTransport {
  private static final int MOST_CONNECTIONS = 1000;

  /** Bytes of unfinished messages, over all connections. */
  private static final int MOST_HELD = 32 * 1024 * 1024;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(90);
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(30);
  private static final Duration ROUNDS = Duration.ofSeconds(30);
  private static final byte[] PING = "\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] PONG = "\r\n".getBytes(US_ASCII);

  private final Selector selector;
  private final ServerSocketChannel server;
  private final TimerHeap heap;
  private final InstantSource clock;
  private final BiConsumer<SipParser.Parsed, Source> received;
  private final Map<InetSocketAddress, TcpConnection> connections = new HashMap<>();
  private long held;
  private final byte[] chunk = new byte[64 * 1024];

  /**
   * The transport of a bound server socket.
   *
   * @param received takes each message, or what was wrong with it
   */
  TcpTransport(
      Selector selector,
      ServerSocketChannel server,
      TimerHeap heap,
      InstantSource clock,
      BiConsumer<SipParser.Parsed, Source> received)
      throws IOException {
    this.selector = selector;
    this.server = server;
    this.heap = heap;
    this.clock = clock;
    this.received = received;
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT, this);
    heap.arm(ROUNDS, this::rounds);
  }

  /** Connections that are open or being opened. */
  int size() {
    return connections.size();
  }

  void accept() throws IOException {
    SocketChannel channel = server.accept();
    while (channel != null) {
      if (channel.getRemoteAddress() instanceof InetSocketAddress peer) {
        makeRoom();
        open(channel, peer, false, SelectionKey.OP_READ);
      }
      channel = server.accept();
    }
  }

  /** Drops the connection that has been silent longest when there are too many. */
  private void makeRoom() {
    if (connections.size() >= MOST_CONNECTIONS) {
      connections.values().stream()
          .min(Comparator.comparing(TcpConnection::lastMessage))
          .ifPresent(this::drop);
    }
  }

  private TcpConnection open(
      SocketChannel channel, InetSocketAddress peer, boolean ours, int interest)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, interest);
    TcpConnection connection = new TcpConnection(channel, key, peer, ours, clock.instant());
    key.attach(connection);
    TcpConnection old = connections.put(peer, connection);
    held += connection.held();
    if (old != null) {
      held -= old.held();
      old.close();
    }
    return connection;
  }

  /** Sends over the connection to a peer, opening it unless the message is an answer. */
  void send(InetSocketAddress peer, byte[] bytes, boolean answering, Runnable failed) {
    TcpConnection connection = connections.get(peer);
    if (connection == null && answering) {
      failed.run();
      return;
    }
    try {
      TcpConnection open = connection == null ? connect(peer) : connection;
      if (!open.send(bytes, clock.instant(), failed)) {
        failed.run();
      }
      open.flush();
    } catch (IOException | RuntimeException e) {
      if (connection == null) {
        failed.run();
      } else {
        drop(connection);
      }
    }
  }

  private TcpConnection connect(InetSocketAddress peer) throws IOException {
    makeRoom();
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    try {
      channel.connect(peer);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    TcpConnection connection = open(channel, peer, true, SelectionKey.OP_CONNECT);
    heap.arm(
        CONNECT_LIMIT,
        () -> {
          if (!connection.connected()) {
            drop(connection);
          }
        });
    return connection;
  }

  /** Handles a selected connection. */
  void ready(TcpConnection connection, SelectionKey key) {
    try {
      if (key.isConnectable()) {
        connection.connect();
      }
      if (key.isValid() && key.isWritable()) {
        connection.flush();
      } else if (connection.connected()) {
        connection.flush();
      }
      if (key.isValid() && key.isReadable()) {
        read(connection);
      }
    } catch (IOException e) {
      drop(connection);
    }
  }

  private void read(TcpConnection connection) throws IOException {
    Source source = new Source(SipTransport.TCP, connection.peer());
    int before = connection.held();
    List<StreamFramer.Frame> frames = connection.read(chunk, clock.instant());
    held += connection.held() - before;
    if (held > MOST_HELD) {
      connections.values().stream()
          .max(Comparator.comparingInt(TcpConnection::held))
          .ifPresent(this::drop);
    }
    if (connection.closed()) {
      return;
    }
    for (StreamFramer.Frame frame : frames) {
      switch (frame) {
        case StreamFramer.Frame.Message(SipParser.Parsed parsed) -> received.accept(parsed, source);
        case StreamFramer.Frame.Ping _ -> connection.send(PONG, clock.instant(), () -> {});
        case StreamFramer.Frame.Broken(SipParser.Parsed.Malformed malformed) -> {
          received.accept(malformed, source);
          connection.closeWhenFlushed();
        }
      }
    }
    connection.flush();
  }

  private void drop(TcpConnection connection) {
    if (connections.remove(connection.peer(), connection)) {
      held -= connection.held();
    }
    connection.close();
  }

  /** Keeps our connections alive (RFC 5626 section 4.4.1) and drops those nobody uses. */
  private void rounds() {
    Instant now = clock.instant();
    for (TcpConnection connection : List.copyOf(connections.values())) {
      if (connection.lastMessage().plus(IDLE_LIMIT).isBefore(now)) {
        drop(connection);
      } else if (connection.ours() && connection.lastWrite().plus(KEEP_ALIVE).isBefore(now)) {
        send(connection.peer(), PING, true, () -> {});
      }
    }
    heap.arm(ROUNDS, this::rounds);
  }

  void close() throws IOException {
    List.copyOf(connections.values()).forEach(this::drop);
    server.close();
  }
}
