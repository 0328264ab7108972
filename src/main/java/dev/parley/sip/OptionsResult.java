package dev.parley.sip;

import java.time.Duration;

/** What came of an OPTIONS ping. */
public sealed interface OptionsResult {
  /**
   * The other end is there; any status proves it, 503 says it takes no calls now.
   *
   * @param status the final status
   * @param reason its reason phrase
   * @param elapsed from sending to the final response
   */
  record Alive(int status, String reason, Duration elapsed) implements OptionsResult {}

  /**
   * Nothing came back.
   *
   * @param cause {@link SipEnd.Cause#TIMEOUT} or {@link SipEnd.Cause#TRANSPORT_FAILED}
   */
  record Silent(SipEnd.Cause cause) implements OptionsResult {}
}
