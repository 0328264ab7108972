package dev.parley.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we write as our own address in Via and Contact. */
final class LocalAddresses {
  private static final int MOST = 1024;

  private final InetSocketAddress bound;
  private final @Nullable InetSocketAddress advertised;
  private final Map<InetAddress, HostPort> routed = new HashMap<>();
  private HostPort latest;

  LocalAddresses(InetSocketAddress bound, @Nullable InetSocketAddress advertised) {
    this.bound = bound;
    this.advertised = advertised;
    this.latest = written(bound.getAddress());
  }

  private HostPort written(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return new HostPort(
        SipUri.bracketed(zone < 0 ? text : text.substring(0, zone)), bound.getPort());
  }

  /** Our address as seen by a peer; the one of the last peer when its place is not known. */
  HostPort towards(@Nullable InetSocketAddress peer) {
    if (advertised != null) {
      int port = advertised.getPort() > 0 ? advertised.getPort() : bound.getPort();
      return new HostPort(SipUri.bracketed(advertised.getHostString()), port);
    }
    if (peer == null || !bound.getAddress().isAnyLocalAddress()) {
      return latest;
    }
    if (routed.size() >= MOST) {
      routed.clear();
    }
    latest = routed.computeIfAbsent(peer.getAddress(), address -> route(address));
    return latest;
  }

  /** Connecting a datagram socket sends nothing, but chooses the local address. */
  private HostPort route(InetAddress peer) {
    try (DatagramChannel probe = DatagramChannel.open()) {
      probe.connect(new InetSocketAddress(peer, 9));
      return probe.getLocalAddress() instanceof InetSocketAddress local
          ? written(local.getAddress())
          : latest;
    } catch (IOException | RuntimeException e) {
      return latest;
    }
  }
}
