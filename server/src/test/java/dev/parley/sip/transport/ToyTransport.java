package dev.parley.sip.transport;

import dev.parley.sip.message.SipParser;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A transport that is not in the product: each message behind its length, over connections that
 * threads read. As by WebSocket, a peer is reached over the connection that it has opened.
 */
final class ToyTransport implements Transport {
  static final TransportProtocol PROTOCOL =
      TransportProtocol.stream("TOY", "toy", 7060).openedByPeers();

  private final ServerSocket server = new ServerSocket();
  private final Map<InetSocketAddress, Socket> connections = new ConcurrentHashMap<>();
  private final boolean opens;
  private final EventLoop loop;
  private final Inbox inbox;

  private ToyTransport(boolean opens, Binding at, EventLoop loop, Inbox inbox) throws IOException {
    this.opens = opens;
    this.loop = loop;
    this.inbox = inbox;
    server.bind(at.at(0).address());
    Thread.ofVirtual().start(this::accept);
  }

  /** Opens it; a phone opens connections to others, a server only takes them. */
  static Factory factory(boolean phone) {
    return new Factory() {
      @Override
      public TransportProtocol protocol() {
        return PROTOCOL;
      }

      @Override
      public Transport open(Binding at, EventLoop loop, Inbox inbox) throws IOException {
        return new ToyTransport(phone, at, loop, inbox);
      }
    };
  }

  private void accept() {
    try {
      while (true) {
        read(server.accept());
      }
    } catch (IOException e) {
      connections.clear();
    }
  }

  private void read(Socket socket) {
    InetSocketAddress peer = (InetSocketAddress) socket.getRemoteSocketAddress();
    connections.put(peer, socket);
    Thread.ofVirtual()
        .start(() -> {
          try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
              byte[] data = in.readNBytes(in.readInt());
              loop.execute(() ->
                  inbox.received(
                      SipParser.parse(data, 0, data.length),
                      new SourceAddress(PROTOCOL, peer),
                      loop.clock().instant()));
            }
          } catch (IOException e) {
            connections.remove(peer, socket);
          }
        });
  }

  @Override
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  @Override
  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void send(InetSocketAddress peer, byte[] message, boolean answering, Runnable failed) {
    try {
      if (!connections.containsKey(peer) && opens) {
        read(new Socket(peer.getAddress(), peer.getPort()));
      }
      Socket socket = connections.get(peer);
      if (socket == null) {
        failed.run();
        return;
      }
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(message.length);
      out.write(message);
    } catch (IOException e) {
      failed.run();
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : connections.values()) {
      socket.close();
    }
    server.close();
  }
}
