package dev.parley.sip.call;

import dev.parley.sip.transaction.SipTimers;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint needs to know of its surroundings.
 *
 * @param bind the local address, the same port for UDP and TCP; port 0 takes any that is free
 * @param advertised the address peers reach us by, written in Contact and Via; null means the bound
 *     one, or, when bound to a wildcard, the one that routes to the peer. Port 0 means the bound
 *     port
 * @param userAgent what we say we are, in User-Agent and Server
 * @param timers the RFC 3261 base timers
 * @param sessionExpiry the session timer policy
 * @param clock drives every timer
 * @param random makes tags, branches and nonces; must be unpredictable outside tests
 */
public record SipConfig(
    InetSocketAddress bind,
    @Nullable InetSocketAddress advertised,
    String userAgent,
    SipTimers timers,
    SessionExpiry sessionExpiry,
    InstantSource clock,
    RandomGenerator random) {

  /** The standard timers and policy on this address. */
  public static SipConfig of(InetSocketAddress bind, InstantSource clock, RandomGenerator random) {
    return new SipConfig(
        bind, null, "Parley", SipTimers.STANDARD, SessionExpiry.STANDARD, clock, random);
  }

  /** The same with another address for peers to reach us by. */
  public SipConfig withAdvertised(InetSocketAddress address) {
    return new SipConfig(bind, address, userAgent, timers, sessionExpiry, clock, random);
  }

  /** The same with another name. */
  public SipConfig withUserAgent(String name) {
    return new SipConfig(bind, advertised, name, timers, sessionExpiry, clock, random);
  }

  /** The same with other base timers. */
  SipConfig withTimers(SipTimers base) {
    return new SipConfig(bind, advertised, userAgent, base, sessionExpiry, clock, random);
  }

  /** The same with another session timer policy. */
  public SipConfig withSessionExpiry(SessionExpiry policy) {
    return new SipConfig(bind, advertised, userAgent, timers, policy, clock, random);
  }
}
