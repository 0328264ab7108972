package dev.parley.sip.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.sip.message.SipParser;
import dev.parley.sip.message.StreamFramer;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TimerHeap;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** SIP over TCP: connections are kept and used again in both directions. Loop-confined. */
final class TcpTransport implements Transport {
  static final Factory FACTORY = new Opening();
  private static final int WAITING_CONNECTIONS = 256;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(90);
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(30);
  private static final Duration ROUNDS = Duration.ofSeconds(30);
  private static final byte[] PING = "\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] PONG = "\r\n".getBytes(US_ASCII);

  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final int port;
  private final EventLoop loop;
  private final InstantSource clock;
  private final Inbox inbox;
  private final TcpConnections connections = new TcpConnections();
  private final byte[] chunk = new byte[64 * 1024];
  private TimerHeap.Timer round;

  private TcpTransport(ServerSocketChannel server, Binding at, EventLoop loop, Inbox inbox)
      throws IOException {
    this.server = server;
    this.address = new InetSocketAddress(at.address().getAddress(), server.socket().getLocalPort());
    this.port = at.advertisedPort(address.getPort());
    this.loop = loop;
    this.clock = loop.clock();
    this.inbox = inbox;
    loop.watch(server, SelectionKey.OP_ACCEPT, (_, _) -> accept());
    this.round = loop.timers().arm(ROUNDS, this::rounds);
  }

  private static final class Opening implements Factory {
    @Override
    public TransportProtocol protocol() {
      return TransportProtocol.TCP;
    }

    @Override
    public Transport open(Binding at, EventLoop loop, Inbox inbox) throws IOException {
      ServerSocketChannel server = ServerSocketChannel.open(at.family());
      try {
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(at.address(), WAITING_CONNECTIONS);
        server.configureBlocking(false);
        return new TcpTransport(server, at, loop, inbox);
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public int port() {
    return port;
  }

  private void accept() throws IOException {
    SocketChannel channel = server.accept();
    while (channel != null) {
      if (channel.getRemoteAddress() instanceof InetSocketAddress peer) {
        connections.makeRoom();
        open(channel, peer, false, SelectionKey.OP_READ);
      }
      channel = server.accept();
    }
  }

  private TcpConnection open(
      SocketChannel channel, InetSocketAddress peer, boolean ours, int interest)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = loop.watch(channel, interest, (_, _) -> {});
    TcpConnection connection = new TcpConnection(channel, key, peer, ours, clock.instant());
    EventLoop.Ready ready = (_, arrival) -> ready(connection, key, arrival);
    key.attach(ready);
    connections.add(connection);
    return connection;
  }

  /** Sends over the connection to a peer, opening it unless the message is an answer. */
  @Override
  public void send(InetSocketAddress peer, byte[] message, boolean answering, Runnable failed) {
    TcpConnection connection = connections.find(peer);
    if (connection == null && answering) {
      failed.run();
      return;
    }
    try {
      TcpConnection open = connection == null ? connect(peer) : connection;
      if (!open.send(message, clock.instant(), failed)) {
        failed.run();
      }
      open.flush();
    } catch (IOException | RuntimeException e) {
      if (connection == null) {
        failed.run();
      } else {
        connections.drop(connection);
      }
    }
  }

  private TcpConnection connect(InetSocketAddress peer) throws IOException {
    connections.makeRoom();
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    try {
      channel.connect(peer);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    TcpConnection connection = open(channel, peer, true, SelectionKey.OP_CONNECT);
    loop.timers()
        .arm(
            CONNECT_LIMIT,
            () -> {
              if (!connection.connected()) {
                connections.drop(connection);
              }
            });
    return connection;
  }

  private void ready(TcpConnection connection, SelectionKey key, Instant arrival) {
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
        read(connection, arrival);
      }
    } catch (IOException e) {
      connections.drop(connection);
    }
  }

  private void read(TcpConnection connection, Instant arrival) throws IOException {
    SourceAddress source = new SourceAddress(TransportProtocol.TCP, connection.peer());
    int before = connection.held();
    List<StreamFramer.Frame> frames = connection.read(chunk, clock.instant());
    connections.grew(connection.held() - before);
    if (connection.closed()) {
      return;
    }
    for (StreamFramer.Frame frame : frames) {
      switch (frame) {
        case StreamFramer.Frame.Message(SipParser.Parsed parsed) ->
            inbox.received(parsed, source, arrival);
        case StreamFramer.Frame.Ping _ -> connection.send(PONG, clock.instant(), () -> {});
        case StreamFramer.Frame.Broken(SipParser.Parsed.Malformed malformed) -> {
          inbox.received(malformed, source, arrival);
          connection.closeWhenFlushed();
        }
      }
    }
    connection.flush();
  }

  /** Keeps our connections alive (RFC 5626 section 4.4.1) and drops those nobody uses. */
  private void rounds() {
    Instant now = clock.instant();
    for (TcpConnection connection : connections.all()) {
      if (connection.lastMessage().plus(IDLE_LIMIT).isBefore(now)) {
        connections.drop(connection);
      } else if (connection.ours() && connection.lastWrite().plus(KEEP_ALIVE).isBefore(now)) {
        send(connection.peer(), PING, true, () -> {});
      }
    }
    round = loop.timers().arm(ROUNDS, this::rounds);
  }

  @Override
  public void close() throws IOException {
    round.cancel();
    connections.all().forEach(connections::drop);
    server.close();
  }
}
