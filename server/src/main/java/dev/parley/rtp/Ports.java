package dev.parley.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * Sockets of a leg: RTP on an even port and RTCP on the one above (RFC 3550 section 11), both
 * marked as expedited forwarding.
 */
record Ports(DatagramChannel rtp, DatagramChannel rtcp) {
  private static final int EXPEDITED_FORWARDING = 0xB8;
  private static final int ATTEMPTS = 100;

  /** Opens a free pair of the configured range, or of the system's when there is none. */
  static Ports open(MediaConfig config) {
    int first = config.firstPort() + (config.firstPort() & 1);
    int pairs = config.firstPort() == 0 ? ATTEMPTS : (config.lastPort() - first + 1) / 2;
    int start = pairs < 1 ? 0 : config.random().nextInt(pairs);
    try {
      for (int i = 0; i < pairs; i++) {
        int port = config.firstPort() == 0 ? 0 : first + 2 * ((start + i) % pairs);
        Ports ports = open(config.bind(), port);
        if (ports != null) {
          return ports;
        }
      }
    } catch (IOException e) {
      throw new MediaException("no RTP socket could be opened on " + config.bind(), e);
    }
    throw new MediaException(
        "no pair of RTP ports is free on %s in %d-%d; widen the range or lower the number of calls"
            .formatted(config.bind(), config.firstPort(), config.lastPort()));
  }

  private static @Nullable Ports open(InetAddress address, int port) throws IOException {
    DatagramChannel one = bind(address, port);
    if (one == null) {
      return null;
    }
    int bound = ((InetSocketAddress) one.getLocalAddress()).getPort();
    DatagramChannel other = bind(address, bound ^ 1);
    if (other == null) {
      one.close();
      return null;
    }
    return (bound & 1) == 0 ? new Ports(one, other) : new Ports(other, one);
  }

  private static @Nullable DatagramChannel bind(InetAddress address, int port) throws IOException {
    ProtocolFamily family =
        address instanceof Inet6Address
            ? StandardProtocolFamily.INET6
            : StandardProtocolFamily.INET;
    DatagramChannel channel = DatagramChannel.open(family);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED_FORWARDING);
      channel.bind(new InetSocketAddress(address, port));
      return channel;
    } catch (BindException e) {
      channel.close();
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    try {
      return (InetSocketAddress) rtp.getLocalAddress();
    } catch (IOException e) {
      throw new MediaException("the RTP socket has no address", e);
    }
  }

  void close() {
    try (rtp;
        rtcp) {
      // Closing is all.
    } catch (IOException e) {
      throw new MediaException("the RTP sockets could not be closed", e);
    }
  }
}
