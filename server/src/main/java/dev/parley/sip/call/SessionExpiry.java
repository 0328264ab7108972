package dev.parley.sip.call;

import java.time.Duration;

/**
 * How calls are kept from living on after the other end has died (RFC 4028).
 *
 * @param interval what we ask for in an INVITE of ours, and grant when the caller asks for nothing
 * @param minimum the shortest interval we agree to; a shorter one is refused with 422
 */
public record SessionExpiry(Duration interval, Duration minimum) {
  /** Half an hour, and never below the 90 seconds the RFC allows. */
  public static final SessionExpiry STANDARD =
      new SessionExpiry(Duration.ofMinutes(30), Duration.ofSeconds(90));
}
