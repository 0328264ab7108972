package dev.parley.rtp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Symmetric RTP (RFC 4961) for far ends behind NAT: we send where their packets really come from.
 * After some packets the source is locked, and packets from elsewhere are refused until it has been
 * silent for long. Before that the address they told us wins over any other.
 */
final class SourceLock {
  /** Packets in a row that lock the source. */
  static final int PACKETS = 8;

  /** Silence of the locked source after which it is learnt anew. */
  static final long RELEARN = 5_000_000_000L;

  private @Nullable InetSocketAddress signalled;
  private @Nullable InetSocketAddress source;
  private int seen;
  private long heardAt;

  /** Says where the far end claims to be; what was learnt is kept when that has not changed. */
  void expect(InetSocketAddress address) {
    if (!address.equals(signalled)) {
      signalled = address;
      source = null;
      seen = 0;
    }
  }

  /** Whether a packet from an address is the far end's. */
  boolean accept(InetSocketAddress from, long now) {
    if (from.equals(source)) {
      seen++;
      heardAt = now;
      return true;
    }
    boolean lost = seen >= PACKETS && now - heardAt > RELEARN;
    boolean better = seen < PACKETS && from.equals(signalled);
    if (source == null || lost || better) {
      source = from;
      seen = 1;
      heardAt = now;
      return true;
    }
    return false;
  }

  /** Whether the source is locked. */
  boolean locked() {
    return seen >= PACKETS;
  }

  /** Where to send: the real source, or what was told until one is known. */
  @Nullable InetSocketAddress destination() {
    return source != null ? source : signalled;
  }
}
