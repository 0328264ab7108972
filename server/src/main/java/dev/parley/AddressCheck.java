package dev.parley;

import dev.parley.telephony.Trunk;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks whether names are known, and whether there is a way from where we are to where they lead.
 */
public final class AddressCheck {
  private AddressCheck() {}

  /** The addresses of a host; none if no name server knows it. */
  public static List<InetAddress> of(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  /**
   * Refuses to start where a name leads nowhere: peers would be told of no address at all.
   *
   * @throws Config.InvalidConfigException naming all such settings
   */
  public static void require(Config config) {
    List<String> problems = new ArrayList<>();
    String advertised = config.advertised();
    if (advertised != null && of(advertised).isEmpty()) {
      problems.add(unknown("PARLEY_ADVERTISED_HOST", advertised));
    }
    if (config.sip().isUnresolved()) {
      problems.add(unknown("PARLEY_SIP_HOST", config.sip().getHostString()));
    }
    if (config.http().isUnresolved()) {
      problems.add(unknown("PARLEY_HTTP_HOST", config.http().getHostString()));
    }
    if (!problems.isEmpty()) {
      throw new Config.InvalidConfigException(problems);
    }
  }

  /** That a setting names a host nobody knows, and what to do. */
  public static String unknown(String setting, String host) {
    return "%s is \"%s\", which no name server knows. Write %s."
        .formatted(
            setting,
            host,
            setting.equals("PARLEY_ADVERTISED_HOST")
                ? "this machine's public address, or nobody can send us speech"
                : "an address of this machine, or 0.0.0.0 for all");
  }

  /** Whether SIP can go from the address it is bound to to one of a trunk's. */
  public static boolean ways(Config config, Trunk trunk, List<InetAddress> to, Findings findings) {
    InetAddress from = config.sip().getAddress();
    String host = trunk.proxy().plainHost();
    if (to.isEmpty()) {
      findings.wrong(
          "The trunk's host \"%s\" is not known to any name server. Correct PARLEY_TRUNK."
              .formatted(host));
      return false;
    }
    if (from == null) {
      return false;
    }
    String bound = from.getHostAddress();
    if (from instanceof Inet4Address && none(to, Inet4Address.class::isInstance)) {
      findings.wrong(
          "The trunk \"%s\" is reached by IPv6 only, and SIP listens on IPv4 (%s). Set PARLEY_SIP_HOST=::."
              .formatted(host, bound));
      return false;
    }
    boolean onlyIpv6 = from instanceof Inet6Address && !from.isAnyLocalAddress();
    if (onlyIpv6 && none(to, Inet6Address.class::isInstance)) {
      findings.wrong(
          "The trunk \"%s\" is reached by IPv4 only, and SIP listens on IPv6 (%s). Set PARLEY_SIP_HOST=0.0.0.0."
              .formatted(host, bound));
      return false;
    }
    if (from.isLoopbackAddress() && none(to, InetAddress::isLoopbackAddress)) {
      findings.wrong(
          "SIP listens on %s, from where the trunk \"%s\" is out of reach. Set PARLEY_SIP_HOST=%s."
              .formatted(bound, host, from instanceof Inet4Address ? "0.0.0.0" : "::"));
      return false;
    }
    return true;
  }

  /** Whether peers can find us where we say we are. */
  public static void advertised(Config config, List<InetAddress> trunk, Findings findings) {
    String name = config.advertised();
    if (name == null) {
      return;
    }
    List<InetAddress> addresses = of(name);
    if (addresses.isEmpty()) {
      findings.wrong(unknown("PARLEY_ADVERTISED_HOST", name));
      return;
    }
    // The first is the one that is told.
    InetAddress told = addresses.getFirst();
    boolean near = !trunk.isEmpty() && !none(trunk, InetAddress::isLoopbackAddress);
    if (told.isAnyLocalAddress() || (told.isLoopbackAddress() && !near)) {
      findings.wrong(
          "PARLEY_ADVERTISED_HOST is \"%s\" (%s), where nobody else can reach this machine. Write its public address."
              .formatted(name, told.getHostAddress()));
    } else if (!trunk.isEmpty() && none(trunk, each -> each.getClass() == told.getClass())) {
      findings.wrong(
          "PARLEY_ADVERTISED_HOST is \"%s\" (%s), and the trunk is reached by %s only. Write an address of that kind."
              .formatted(
                  name,
                  told.getHostAddress(),
                  trunk.getFirst() instanceof Inet4Address ? "IPv4" : "IPv6"));
    } else {
      findings.good("advertised host %s is %s".formatted(name, told.getHostAddress()));
    }
  }

  private static boolean none(List<InetAddress> addresses, Predicate<InetAddress> kind) {
    return addresses.stream().noneMatch(kind);
  }
}
