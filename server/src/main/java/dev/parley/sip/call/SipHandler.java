package dev.parley.sip.call;

import java.util.Map;

/** Takes incoming calls. Called on the {@code sip-loop} thread, so it must not block. */
@FunctionalInterface
public interface SipHandler {
  /**
   * A new call has come in; it waits until one of {@link IncomingSipCall#accept} and {@link
   * IncomingSipCall#reject} is called, now or later.
   *
   * @return what hears of the call's further events
   */
  SipCallListener incoming(IncomingSipCall call, IncomingInvite invite);

  /** What takes further methods outside of calls, such as REGISTER, by their names. */
  default Map<String, RequestHandler> methods() {
    return Map.of();
  }

  /** Refuses every call with 486 Busy Here. */
  static SipHandler refusing() {
    return (call, _) -> {
      call.reject(486);
      return (_, _) -> {};
    };
  }
}
