package dev.parley.sip.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A response.
 *
 * @param status 100 to 699
 * @param reason the reason phrase, perhaps empty
 */
public record SipResponse(int status, String reason, SipHeaders headers, SipBody body)
    implements SipMessage {

  public boolean provisional() {
    return status < 200;
  }

  public boolean successful() {
    return status >= 200 && status < 300;
  }

  public SipResponse with(SipHeaders other) {
    return new SipResponse(status, reason, other, body);
  }

  public SipResponse with(String name, String value) {
    return with(headers.with(name, value));
  }

  public SipResponse withSdp(String sdp) {
    return new SipResponse(
        status, reason, headers.set("Content-Type", "application/sdp"), SipBody.of(sdp));
  }

  /** What Retry-After asks for (RFC 3261 section 20.33), without comment and parameters. */
  public @Nullable Duration retryAfter() {
    String value = header("Retry-After");
    if (value == null) {
      return null;
    }
    int end = 0;
    while (end < value.length() && Character.isDigit(value.charAt(end))) {
      end++;
    }
    long seconds = SipText.number(value.substring(0, end), Integer.MAX_VALUE);
    return seconds < 0 ? null : Duration.ofSeconds(seconds);
  }
}
