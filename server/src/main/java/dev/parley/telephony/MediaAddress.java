package dev.parley.telephony;

import dev.parley.rtp.MediaSession;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Where a peer is told to send media: the address advertised, bound, or facing the peer. */
final class MediaAddress {
  /** Any port does: nothing is sent, the system is only asked for the way. */
  private static final int NO_PORT_IN_PARTICULAR = 9;

  private MediaAddress() {}

  /** The address for a peer known by name, which is looked up only if it matters. */
  static InetSocketAddress told(PhoneConfig config, MediaSession session, String peer) {
    if (config.sip().advertised() != null
        || !session.localAddress().getAddress().isAnyLocalAddress()) {
      return told(config, session, InetAddress.getLoopbackAddress());
    }
    try {
      return told(config, session, InetAddress.getByName(peer));
    } catch (UnknownHostException _) {
      // The INVITE will not get there either, and says so.
      return told(config, session, InetAddress.getLoopbackAddress());
    }
  }

  static InetSocketAddress told(PhoneConfig config, MediaSession session, InetAddress peer) {
    InetSocketAddress bound = session.localAddress();
    InetSocketAddress advertised = config.sip().advertised();
    if (advertised != null) {
      return new InetSocketAddress(advertised.getAddress(), bound.getPort());
    }
    if (!bound.getAddress().isAnyLocalAddress()) {
      return bound;
    }
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(peer, NO_PORT_IN_PARTICULAR);
      return new InetSocketAddress(probe.getLocalAddress(), bound.getPort());
    } catch (IOException _) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), bound.getPort());
    }
  }
}
