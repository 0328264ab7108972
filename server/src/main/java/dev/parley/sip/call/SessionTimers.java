package dev.parley.sip.call;

import dev.parley.sip.message.SessionExpires;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a session interval is agreed (RFC 4028 sections 7 to 9): pure functions. */
final class SessionTimers {
  private SessionTimers() {}

  /** What a request for a session, or its refresh, comes to. */
  sealed interface Agreed {
    /** The session does not expire. */
    record Never() implements Agreed {}

    /**
     * The session must be refreshed.
     *
     * @param weRefresh whether that is our duty
     */
    record Every(Duration interval, boolean weRefresh) implements Agreed {}

    /** The interval asked for is below ours: 422. */
    record TooSmall() implements Agreed {}
  }

  /** As the server of a request (RFC 4028 section 9). */
  static Agreed asServer(SipRequest request, SessionExpiry policy) {
    boolean supported =
        request.headers().lists("Supported", "timer")
            || request.headers().lists("Require", "timer");
    SessionExpires asked = SessionExpires.in(request);
    if (asked == null) {
      return supported
          ? new Agreed.Every(longest(policy.interval(), SessionExpires.minimum(request)), true)
          : new Agreed.Never();
    }
    if (supported && asked.interval().compareTo(policy.minimum()) < 0) {
      return new Agreed.TooSmall();
    }
    boolean weRefresh = !supported || "uas".equalsIgnoreCase(asked.refresher());
    return new Agreed.Every(longest(asked.interval(), policy.minimum()), weRefresh);
  }

  /** As the client, from a 2xx (RFC 4028 section 7.2). */
  static Agreed asClient(SipResponse response) {
    SessionExpires granted = SessionExpires.in(response);
    if (granted == null || granted.interval().isZero()) {
      return new Agreed.Never();
    }
    return new Agreed.Every(granted.interval(), !"uas".equalsIgnoreCase(granted.refresher()));
  }

  /** Puts the agreement into the 2xx of its server. */
  static SipResponse announce(SipResponse response, Agreed agreed) {
    return switch (agreed) {
      case Agreed.Every(Duration interval, boolean weRefresh) -> {
        SipResponse timed =
            response.with(
                "Session-Expires",
                new SessionExpires(interval, weRefresh ? "uas" : "uac").toString());
        yield weRefresh ? timed : timed.with("Require", "timer");
      }
      case Agreed.Never _, Agreed.TooSmall _ -> response;
    };
  }

  private static Duration longest(Duration one, @Nullable Duration other) {
    return other == null || one.compareTo(other) >= 0 ? one : other;
  }
}
