package dev.parley.sip;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * A datagram and a server socket bound to the same port.
 *
 * @param address the bound address
 */
record SipSockets(DatagramChannel udp, ServerSocketChannel tcp, InetSocketAddress address) {
  private static final int TRIES = 20;
  private static final int BUFFER = 4 * 1024 * 1024;

  /**
   * Binds both.
   *
   * @throws SipException when the address or the port cannot be had
   */
  static SipSockets bind(InetSocketAddress wanted) {
    if (wanted.isUnresolved()) {
      throw new SipException(
          "The SIP address "
              + wanted.getHostString()
              + " does not exist. Maybe use an IP address.");
    }
    for (int i = 1; ; i++) {
      try {
        return once(wanted);
      } catch (IOException e) {
        if (wanted.getPort() != 0 || i == TRIES) {
          throw new SipException(refusal(wanted, String.valueOf(e.getMessage())), e);
        }
      }
    }
  }

  private static String refusal(InetSocketAddress wanted, String why) {
    String address = wanted.getHostString() + ":" + wanted.getPort();
    return why.contains("in use")
        ? "The SIP port %s is in use. Maybe Parley runs already: stop what has it, or give another with --sip or PARLEY_SIP_PORT."
            .formatted(address)
        : "SIP cannot listen on %s (%s). Maybe PARLEY_SIP_HOST is no address of this machine."
            .formatted(address, why);
  }

  private static SipSockets once(InetSocketAddress wanted) throws IOException {
    StandardProtocolFamily family =
        wanted.getAddress() instanceof Inet4Address
            ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6;
    DatagramChannel udp = DatagramChannel.open(family);
    ServerSocketChannel tcp = ServerSocketChannel.open(family);
    try {
      udp.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      udp.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
      tcp.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      udp.bind(wanted);
      InetSocketAddress bound =
          new InetSocketAddress(wanted.getAddress(), udp.socket().getLocalPort());
      tcp.bind(bound, 256);
      udp.configureBlocking(false);
      return new SipSockets(udp, tcp, bound);
    } catch (IOException | RuntimeException e) {
      udp.close();
      tcp.close();
      throw e;
    }
  }
}
