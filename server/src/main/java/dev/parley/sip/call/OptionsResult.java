package dev.parley.sip.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an OPTIONS ping. */
public sealed interface OptionsResult {
  /**
   * The other end is there; any status proves it, 503 says it takes no calls now.
   *
   * @param status the final status
   * @param reason its reason phrase
   * @param elapsed from sending to the final response
   * @param challenged whether it wanted a password and was given one
   * @param explained the texts of its Warning and Reason headers, or null
   * @param required the option tags it requires (RFC 3261 section 20.32), empty for none
   * @param sdp what media it takes, null if it does not say
   */
  record Alive(
      int status,
      String reason,
      Duration elapsed,
      boolean challenged,
      @Nullable String explained,
      List<String> required,
      @Nullable String sdp)
      implements OptionsResult {
    public Alive {
      required = List.copyOf(required);
    }
  }

  /**
   * Nothing came back.
   *
   * @param cause {@link SipEnd.Cause#TIMEOUT} or {@link SipEnd.Cause#TRANSPORT_FAILED}
   */
  record Silent(SipEnd.Cause cause) implements OptionsResult {}
}
