package dev.parley.outbound;

import dev.parley.call.Reach;
import dev.parley.outbound.OutboundLimits.Part;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host for a connection that is about to be made, and refuses those where
 * requests may not go. The connection is made to the very addresses that were checked: nobody asks
 * for them again in between, so that a name which means another address a moment later (DNS
 * rebinding) gains nothing, nor does one that a redirection leads to.
 */
final class CheckedHosts implements DnsResolver {
  /** The watch of the request that this thread makes. */
  static final ScopedValue<LimitWatch> WATCH = ScopedValue.newInstance();

  private final Reach reach;
  private final HostLookup hosts;

  CheckedHosts(Reach reach, HostLookup hosts) {
    this.reach = reach;
    this.hosts = hosts;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    LimitWatch watch = WATCH.get();
    watch.begin(Part.CONNECT);
    List<InetAddress> addresses = lookUp(host, watch);
    for (InetAddress address : addresses) {
      if (!reach.includes(address)) {
        watch.fail(new OutboundFailure.Forbidden(host, address));
        throw new UnknownHostException("an address that is out of reach");
      }
    }
    return addresses.toArray(InetAddress[]::new);
  }

  private List<InetAddress> lookUp(String host, LimitWatch watch) throws UnknownHostException {
    try {
      return hosts.of(host, watch.limits().connect());
    } catch (UnknownHostException e) {
      watch.fail(new OutboundFailure.UnknownHost(host));
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
