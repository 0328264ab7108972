package dev.parley.sip.transport;

import dev.parley.sip.message.SipUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host we write as our own in Via and Contact. */
final class LocalAddresses {
  private static final int MOST = 1024;

  private final InetAddress bound;
  private final @Nullable InetSocketAddress advertised;
  private final Map<InetAddress, String> routed = new HashMap<>();
  private String latest;

  LocalAddresses(InetAddress bound, @Nullable InetSocketAddress advertised) {
    this.bound = bound;
    this.advertised = advertised;
    this.latest = written(bound);
  }

  private static String written(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return SipUri.bracketed(zone < 0 ? text : text.substring(0, zone));
  }

  /** Our address as seen by a peer; the one of the last peer when its place is not known. */
  String towards(@Nullable InetSocketAddress peer) {
    if (advertised != null) {
      return SipUri.bracketed(advertised.getHostString());
    }
    if (peer == null || !bound.isAnyLocalAddress()) {
      return latest;
    }
    if (routed.size() >= MOST) {
      routed.clear();
    }
    latest = routed.computeIfAbsent(peer.getAddress(), address -> route(address));
    return latest;
  }

  /** Connecting a datagram socket sends nothing, but chooses the local address. */
  private String route(InetAddress peer) {
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
