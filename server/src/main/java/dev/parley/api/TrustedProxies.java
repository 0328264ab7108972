package dev.parley.api;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies whose word for a client's address is believed ({@code X-Forwarded-For}). From anybody
 * else the header is ignored, for who writes it can write anything.
 */
public record TrustedProxies(List<Network> networks) {
  /** Nobody. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final Pattern IPV4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]+");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^]]+)](?::[0-9]+)?");

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /** All addresses that begin with the same bits as one. */
  public record Network(InetAddress address, int bits) {
    boolean contains(InetAddress other) {
      byte[] ours = address.getAddress();
      byte[] theirs = other.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads a list of addresses and networks, such as {@code 127.0.0.1,10.0.0.0/8}.
   *
   * @throws IllegalArgumentException if one of them is neither
   */
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Arrays.stream(text.split(",", -1)).map(item -> network(item.strip())).toList());
  }

  private static Network network(String text) {
    String[] parts = text.split("/", -1);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int most = address.getAddress().length * 8;
    int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
    if (parts.length > 2 || bits < 0 || bits > most) {
      throw new IllegalArgumentException("\"%s\" is no network.".formatted(text));
    }
    return new Network(address, bits);
  }

  /**
   * Who sent a request: the last in the chain of proxies that none of ours answers for.
   *
   * @param peer the address the connection comes from
   * @param forwarded the values of {@code X-Forwarded-For}, in their order
   */
  InetAddress client(InetAddress peer, List<String> forwarded) {
    InetAddress client = peer;
    List<String> chain =
        forwarded.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    for (String before : chain.reversed()) {
      Optional<InetAddress> next = trusts(client) ? address(before.strip()) : Optional.empty();
      if (next.isEmpty()) {
        return client;
      }
      client = next.get();
    }
    return client;
  }

  /** Whether what a peer says of others is believed. */
  boolean trusts(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static Optional<InetAddress> address(String text) {
    var ipv4 = IPV4_WITH_PORT.matcher(text);
    var bracketed = IN_BRACKETS.matcher(text);
    String literal =
        ipv4.matches() ? ipv4.group(1) : bracketed.matches() ? bracketed.group(1) : text;
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
