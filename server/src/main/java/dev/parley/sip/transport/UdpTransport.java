package dev.parley.sip.transport;

import dev.parley.sip.message.SipParser;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** SIP over UDP: one socket, and the datagrams that wait to be handled. Loop-confined. */
final class UdpTransport implements Transport {
  static final Factory FACTORY = new Opening();

  /** Bytes that may wait here; what comes then waits in the kernel, or is lost. */
  private static final int MOST_HELD = 8 * 1024 * 1024;

  /** Datagrams handled before all else has its turn again. */
  private static final int BATCH = 64;

  private static final int SOCKET_BUFFER = 4 * 1024 * 1024;

  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final int port;
  private final Inbox inbox;
  private final byte[] buffer = new byte[64 * 1024];
  private final Queue<Datagram> backlog = new ArrayDeque<>();
  private int held;

  private UdpTransport(DatagramChannel channel, Binding at, Inbox inbox) {
    this.channel = channel;
    this.address =
        new InetSocketAddress(at.address().getAddress(), channel.socket().getLocalPort());
    this.port = at.advertisedPort(address.getPort());
    this.inbox = inbox;
  }

  private static final class Opening implements Factory {
    @Override
    public TransportProtocol protocol() {
      return TransportProtocol.UDP;
    }

    @Override
    public Transport open(Binding at, EventLoop loop, Inbox inbox) throws IOException {
      DatagramChannel channel = DatagramChannel.open(at.family());
      try {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
        channel.bind(at.address());
        channel.configureBlocking(false);
        // What wakes the loop is fetched in its turn.
        loop.watch(channel, SelectionKey.OP_READ, (_, _) -> {});
        return new UdpTransport(channel, at, inbox);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }

  /** A packet and the earliest instant at which it can have come. */
  private static final class Datagram {
    private final byte[] data;
    private final InetSocketAddress from;
    private final Instant arrival;

    private Datagram(byte[] data, InetSocketAddress from, Instant arrival) {
      this.data = data;
      this.from = from;
      this.arrival = arrival;
    }

    SourceAddress source() {
      return new SourceAddress(TransportProtocol.UDP, from);
    }

    /** The message; null for blanks, which keep a NAT open and mean nothing. */
    SipParser.@Nullable Parsed message() {
      int text = 0;
      while (text < data.length && data[text] <= ' ' && data[text] >= 0) {
        text++;
      }
      return text == data.length ? null : SipParser.parse(data, 0, data.length);
    }
  }

  /** Empties the socket, so that waiting is counted here and not hidden in the kernel. */
  private void fetch(Instant arrival) throws IOException {
    while (held < MOST_HELD) {
      ByteBuffer target = ByteBuffer.wrap(buffer);
      InetSocketAddress from = (InetSocketAddress) channel.receive(target);
      if (from == null) {
        return;
      }
      held += target.position();
      backlog.add(new Datagram(Arrays.copyOf(buffer, target.position()), from, arrival));
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

  @Override
  public boolean pending() {
    return !backlog.isEmpty();
  }

  @Override
  public void work(Instant arrival) throws IOException {
    try {
      fetch(arrival);
    } finally {
      Datagram next = poll();
      for (int i = 1; next != null; i++) {
        SipParser.Parsed message = next.message();
        if (message != null) {
          inbox.received(message, next.source(), next.arrival);
        }
        next = i < BATCH ? poll() : null;
      }
    }
  }

  /** The packet that has waited longest, null when none waits. */
  private @Nullable Datagram poll() {
    Datagram next = backlog.poll();
    held -= next == null ? 0 : next.data.length;
    return next;
  }

  /** A full socket buffer loses the datagram, as any router on the way may. */
  @Override
  public void send(InetSocketAddress peer, byte[] message, boolean answering, Runnable failed) {
    try {
      channel.send(ByteBuffer.wrap(message), peer);
    } catch (IOException | RuntimeException e) {
      failed.run();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
