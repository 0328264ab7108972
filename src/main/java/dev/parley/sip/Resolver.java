package dev.parley.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks host names up off the loop, and remembers them for a minute. */
final class Resolver {
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final int MOST = 1024;

  private final InstantSource clock;
  private final Executor loop;
  private final boolean onlyIpv4;
  private final Map<String, Entry> known = new LinkedHashMap<>();
  private final Map<String, List<Consumer<@Nullable InetAddress>>> asked = new LinkedHashMap<>();

  private record Entry(InetAddress address, Instant until) {}

  Resolver(InstantSource clock, Executor loop, boolean onlyIpv4) {
    this.clock = clock;
    this.loop = loop;
    this.onlyIpv4 = onlyIpv4;
  }

  /** The address of a hop if it is known without asking; null otherwise. */
  @Nullable InetSocketAddress known(Hop hop) {
    InetAddress address = literal(hop.host());
    if (address == null) {
      Entry entry = known.get(hop.host());
      address = entry == null || entry.until.isBefore(clock.instant()) ? null : entry.address;
    }
    return address == null ? null : new InetSocketAddress(address, hop.port());
  }

  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Gives the address of a hop, now or later, on the loop; null for none. */
  void resolve(Hop hop, Consumer<@Nullable InetSocketAddress> then) {
    InetSocketAddress at = known(hop);
    if (at != null) {
      then.accept(at);
      return;
    }
    boolean first = !asked.containsKey(hop.host());
    asked
        .computeIfAbsent(hop.host(), _ -> new ArrayList<>())
        .add(address ->
            then.accept(address == null ? null : new InetSocketAddress(address, hop.port())));
    if (first) {
      Thread.ofVirtual().name("sip-resolver").start(() -> look(hop.host()));
    }
  }

  private void look(String host) {
    @Nullable InetAddress found = null;
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        boolean usable = !onlyIpv4 || address instanceof java.net.Inet4Address;
        found = found == null && usable ? address : found;
      }
    } catch (UnknownHostException e) {
      found = null;
    }
    @Nullable InetAddress address = found;
    loop.execute(() -> found(host, address));
  }

  private void found(String host, @Nullable InetAddress address) {
    if (address != null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(host, new Entry(address, clock.instant().plus(LIFETIME)));
    }
    List<Consumer<@Nullable InetAddress>> waiting = asked.remove(host);
    if (waiting != null) {
      waiting.forEach(then -> then.accept(address));
    }
  }
}
