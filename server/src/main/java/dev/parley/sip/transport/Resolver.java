package dev.parley.sip.transport;

import dev.parley.sip.transaction.Hop;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks host names up off the loop, and remembers their addresses for a minute. */
final class Resolver {
  /** How many addresses of one name are tried. */
  static final int MOST_ADDRESSES = 8;

  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final Duration SHUNNED = Duration.ofMinutes(2);
  private static final int MOST = 1024;

  private final InstantSource clock;
  private final Executor loop;
  private final Lookup lookup;
  private final boolean onlyIpv4;
  private final Map<String, Entry> known = new LinkedHashMap<>();
  private final Map<String, List<Consumer<List<InetAddress>>>> asked = new LinkedHashMap<>();

  /** Asks the machine, and may take its time. */
  @FunctionalInterface
  interface Lookup {
    /** The machine's own. */
    Lookup SYSTEM = InetAddress::getAllByName;

    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Map<String, Instant> shunned = new LinkedHashMap<>();

  private record Entry(List<InetAddress> addresses, Instant until) {}

  Resolver(InstantSource clock, Executor loop, Lookup lookup, boolean onlyIpv4) {
    this.clock = clock;
    this.loop = loop;
    this.lookup = lookup;
    this.onlyIpv4 = onlyIpv4;
  }

  /** The first address of a hop if it is known without asking; null otherwise. */
  @Nullable InetSocketAddress known(Hop hop) {
    List<InetAddress> addresses = remembered(hop.host());
    return addresses.isEmpty() ? null : new InetSocketAddress(addresses.getFirst(), hop.port());
  }

  private List<InetAddress> remembered(String host) {
    InetAddress literal = literal(host);
    if (literal != null) {
      return List.of(literal);
    }
    Entry entry = known.get(host);
    return entry == null || entry.until.isBefore(clock.instant()) ? List.of() : entry.addresses;
  }

  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Gives the hop at each address of its host, in the order to try them (RFC 3263 section 4.2), now
   * or later, on the loop; none when there is no such host.
   */
  void resolve(Hop hop, Consumer<List<Hop>> then) {
    if (hop.use() == Hop.Use.UNSUPPORTED) {
      then.accept(List.of());
      return;
    }
    List<InetAddress> addresses = remembered(hop.host());
    if (!addresses.isEmpty()) {
      then.accept(ways(hop, addresses));
      return;
    }
    boolean first = !asked.containsKey(hop.host());
    asked
        .computeIfAbsent(hop.host(), _ -> new ArrayList<>())
        .add(found -> then.accept(ways(hop, found)));
    if (first) {
      Thread.ofVirtual().name("sip-resolver").start(() -> look(hop.host()));
    }
  }

  /** For a while the address of a hop is tried after all others of its host. */
  void shun(Hop dead) {
    if (shunned.size() >= MOST) {
      shunned.clear();
    }
    shunned.put(dead.host(), clock.instant().plus(SHUNNED));
  }

  private boolean isShunned(String address) {
    Instant until = shunned.get(address);
    return until != null && until.isAfter(clock.instant());
  }

  /** Where a call began it goes on, though the name may mean another address by now. */
  private List<Hop> ways(Hop hop, List<InetAddress> addresses) {
    return Stream.concat(
            Stream.ofNullable(hop.first()),
            addresses.stream()
                .map(InetAddress::getHostAddress)
                .sorted(Comparator.comparing(this::isShunned)))
        .distinct()
        .limit(MOST_ADDRESSES)
        .map(hop::at)
        .toList();
  }

  private void look(String host) {
    List<InetAddress> addresses;
    try {
      addresses =
          Arrays.stream(lookup.addresses(host))
              .filter(address -> !onlyIpv4 || address instanceof Inet4Address)
              .toList();
    } catch (UnknownHostException e) {
      addresses = List.of();
    }
    List<InetAddress> found = addresses;
    loop.execute(() -> found(host, found));
  }

  private void found(String host, List<InetAddress> addresses) {
    if (!addresses.isEmpty()) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(host, new Entry(addresses, clock.instant().plus(LIFETIME)));
    }
    List<Consumer<List<InetAddress>>> waiting = asked.remove(host);
    if (waiting != null) {
      waiting.forEach(then -> then.accept(addresses));
    }
  }
}
