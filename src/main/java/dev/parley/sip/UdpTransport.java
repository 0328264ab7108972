package dev.parley.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** SIP over UDP: one socket, and the datagrams that wait to be handled. Loop-confined. */
final class UdpTransport {
  /** Bytes that may wait here; what comes then waits in the kernel, or is lost. */
  private static final int MOST_HELD = 8 * 1024 * 1024;

  private final DatagramChannel channel;
  private final byte[] buffer = new byte[64 * 1024];
  private final Queue<Datagram> backlog = new ArrayDeque<>();
  private int held;

  UdpTransport(DatagramChannel channel) {
    this.channel = channel;
  }

  /** A packet and the earliest instant at which it can have come. */
  static final class Datagram {
    private final byte[] data;
    private final InetSocketAddress from;
    private final Instant arrival;

    private Datagram(byte[] data, InetSocketAddress from, Instant arrival) {
      this.data = data;
      this.from = from;
      this.arrival = arrival;
    }

    Instant arrival() {
      return arrival;
    }

    Source source() {
      return new Source(SipTransport.UDP, from);
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
  void fetch(Instant arrival) throws IOException {
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

  boolean waiting() {
    return !backlog.isEmpty();
  }

  /** The packet that has waited longest, null when none waits. */
  @Nullable Datagram poll() {
    Datagram next = backlog.poll();
    held -= next == null ? 0 : next.data.length;
    return next;
  }

  /** A full socket buffer loses the datagram, as any router on the way may. */
  void send(InetSocketAddress address, byte[] bytes, Runnable failed) {
    try {
      channel.send(ByteBuffer.wrap(bytes), address);
    } catch (IOException | RuntimeException e) {
      failed.run();
    }
  }
}
