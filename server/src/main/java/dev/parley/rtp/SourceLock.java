package dev.parley.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a leg hears, and to whom it speaks: symmetric RTP (RFC 4961) with a stranger in mind.
 *
 * <ul>
 *   <li>The address that signalling named is right and wins at once, however late it comes.
 *   <li>Another port of that host, or the host we signal with, is heard when nobody else is; it is
 *       spoken to when it has gone on for {@link #STEADY} and still does, or at once when the
 *       address that was named is private and so only means something behind its NAT.
 *   <li>Whoever goes on with the stream that is heard, by SSRC and sequence number, has moved and
 *       is followed at once.
 *   <li>Anybody else is a stranger, unless the named address is private and nobody else has come:
 *       then {@link #STEADY} proves him; or unless his RTCP knows our SSRC.
 * </ul>
 */
final class SourceLock {
  /** Packets in a row that lock the source. */
  static final int PACKETS = 8;

  /** So long an unlikely source must go on before we speak to it. */
  static final long STEADY = 1_200_000_000L;

  /** So long the successor of a source that was alive must go on before we speak to it. */
  private static final long SUCCESSION = 200_000_000L;

  /** So long another source must go on, in the silence of the one before it, to be heard. */
  private static final long CHANGE = 80_000_000L;

  private static final int CHANGE_PACKETS = 4;

  /** A pause that a steady stream has not. */
  private static final long PAUSE = 200_000_000L;

  /** After so many packets an unlikely source is no longer on trial. */
  private static final int TRIAL = 500;

  /** Whoever is on trial and silent for so long is not spoken to. */
  private static final long ABSENCE = 400_000_000L;

  /** A source was alive so shortly ago. */
  private static final long RECENT = 1_000_000_000L;

  private InetAddress[] peers = {};
  private boolean[] beyondNat = {};
  private @Nullable InetAddress vouched;
  private @Nullable InetSocketAddress signalled;
  private boolean signalledPrivate;

  private @Nullable InetSocketAddress source;
  private int ssrc;
  private int sequence;
  private int seen;
  private long since;
  private long heardAt;
  private long steady;

  /** Where to send instead of where signalling said. */
  private @Nullable InetSocketAddress proven;

  private @Nullable InetSocketAddress candidate;
  private int candidateSsrc;
  private int candidateSeen;
  private long candidateSince;
  private long candidateAt;

  /** How far a host is to be believed. */
  private enum Rank {
    /** Named by signalling, or where signalling comes from. */
    LIKELY,
    /** Where a far end behind a NAT must be: named itself privately, and signals from here. */
    BEHIND_NAT,
    /** Nobody named it, but nothing from the private address that was named can come here. */
    POSSIBLE,
    STRANGE
  }

  /**
   * Says where the far end claims to be; what was learnt is kept when that has not changed. An
   * address of zeros, the old way to say hold, claims nothing.
   */
  void expect(InetSocketAddress address) {
    if (!address.equals(signalled) && !address.getAddress().isAnyLocalAddress()) {
      signalled = address;
      signalledPrivate = isPrivate(address.getAddress()) || isShared(address.getAddress());
      source = null;
      proven = null;
      candidate = null;
      seen = 0;
      believe();
    }
  }

  /** Says which hosts we signal with. */
  void trust(List<InetAddress> hosts) {
    peers = hosts.toArray(InetAddress[]::new);
    believe();
  }

  /** Takes a host for the far end's: it knows what only a receiver of ours can know. */
  void vouch(InetAddress host) {
    vouched = host;
  }

  private void believe() {
    InetSocketAddress named = signalled;
    beyondNat = new boolean[peers.length];
    for (int i = 0; named != null && i < peers.length; i++) {
      beyondNat[i] = signalledPrivate && !near(named.getAddress(), peers[i]);
    }
  }

  /** Whether a host is one of the far end's. */
  boolean theirs(InetAddress host) {
    InetSocketAddress current = source;
    Rank rank = rank(host);
    return rank == Rank.LIKELY
        || rank == Rank.BEHIND_NAT
        || (current != null && host.equals(current.getAddress()));
  }

  /** Whether a packet from an address is the far end's. */
  boolean accept(InetSocketAddress from, int packetSsrc, int packetSequence, long now) {
    if (from.equals(source)) {
      heard(packetSsrc, packetSequence, now);
      return true;
    }
    if (source != null && packetSsrc == ssrc) {
      if ((short) (packetSequence - sequence) > 0) {
        boolean settled = proven != null || source.equals(signalled);
        source = from;
        proven = !from.equals(signalled) && settled ? from : null;
        heard(packetSsrc, packetSequence, now);
      }
      return true;
    }
    if (from.equals(signalled)) {
      proven = null;
      steady = 0;
      take(from, packetSsrc, packetSequence, now);
      return true;
    }
    Rank rank = rank(from.getAddress());
    if (rank == Rank.STRANGE) {
      return false;
    }
    if (source == null && rank != Rank.POSSIBLE) {
      steady = rank == Rank.BEHIND_NAT ? 0 : STEADY;
      take(from, packetSsrc, packetSequence, now);
      return true;
    }
    return succeeds(from, rank, packetSsrc, packetSequence, now);
  }

  /** Lets time pass: an unlikely source that soon falls silent was none. */
  void pass(long now) {
    if (steady == STEADY && seen < TRIAL && now - heardAt > ABSENCE) {
      proven = null;
    }
  }

  /** Whether a source that began in the silence of another takes its place with this packet. */
  private boolean succeeds(
      InetSocketAddress from, Rank rank, int packetSsrc, int packetSequence, long now) {
    boolean goesOn =
        from.equals(candidate) && packetSsrc == candidateSsrc && now - candidateAt < PAUSE;
    if (!goesOn || (source != null && heardAt - candidateSince > 0)) {
      candidate = from;
      candidateSsrc = packetSsrc;
      candidateSince = now;
      candidateSeen = 0;
    }
    candidateAt = now;
    candidateSeen++;
    long enough = rank == Rank.POSSIBLE ? STEADY : CHANGE;
    if (now - candidateSince < enough || candidateSeen < CHANGE_PACKETS) {
      return false;
    }
    boolean settled = proven != null || (source != null && source.equals(signalled));
    boolean alive = settled && candidateSince - heardAt < RECENT;
    if (rank == Rank.LIKELY) {
      steady = alive ? SUCCESSION : STEADY;
    } else {
      steady = 0;
    }
    long began = candidateSince;
    take(from, packetSsrc, packetSequence, now);
    since = began;
    return true;
  }

  private void take(InetSocketAddress from, int packetSsrc, int packetSequence, long now) {
    source = from;
    ssrc = packetSsrc;
    sequence = packetSequence;
    candidate = null;
    seen = 0;
    since = now;
    heardAt = now;
    heard(packetSsrc, packetSequence, now);
  }

  private void heard(int packetSsrc, int packetSequence, long now) {
    if (now - heardAt > PAUSE) {
      since = now;
    }
    if (packetSsrc != ssrc || (short) (packetSequence - sequence) > 0) {
      ssrc = packetSsrc;
      sequence = packetSequence;
    }
    seen++;
    heardAt = now;
    InetSocketAddress current = source;
    boolean elsewhere = current != null && !current.equals(signalled) && !current.equals(proven);
    if (elsewhere && now - since >= steady) {
      proven = current;
    }
  }

  private Rank rank(InetAddress host) {
    InetSocketAddress named = signalled;
    if (named != null && host.equals(named.getAddress())) {
      return Rank.LIKELY;
    }
    for (int i = 0; i < peers.length; i++) {
      if (host.equals(peers[i])) {
        return beyondNat[i] ? Rank.BEHIND_NAT : Rank.LIKELY;
      }
    }
    if (host.equals(vouched)) {
      return Rank.BEHIND_NAT;
    }
    return signalledPrivate && !isPrivate(host) ? Rank.POSSIBLE : Rank.STRANGE;
  }

  private static boolean isPrivate(InetAddress host) {
    return host.isSiteLocalAddress() || host.isLinkLocalAddress() || host.isLoopbackAddress();
  }

  /** RFC 4193 and RFC 6598, which the classes of the JDK do not know. */
  private static boolean isShared(InetAddress host) {
    byte[] bytes = host.getAddress();
    return bytes.length == 4
        ? bytes[0] == 100 && (bytes[1] & 0xC0) == 0x40
        : (bytes[0] & 0xFE) == 0xFC;
  }

  /** Whether two hosts may well be of one network, so that neither is behind a NAT of the other. */
  private static boolean near(InetAddress one, InetAddress other) {
    byte[] a = one.getAddress();
    byte[] b = other.getAddress();
    return isPrivate(other) && a.length == b.length && a[0] == b[0] && a[1] == b[1];
  }

  /** Whether the source is locked. */
  boolean locked() {
    return seen >= PACKETS;
  }

  /** Where to send. */
  @Nullable InetSocketAddress destination() {
    return proven != null ? proven : signalled;
  }
}
