package dev.parley.sip;

/** Takes incoming calls. Called on the {@code sip-loop} thread, so it must not block. */
@FunctionalInterface
public interface SipHandler {
  /**
   * A new call has come in; it waits until one of {@link SipCall#accept} and {@link SipCall#reject}
   * is called, now or later.
   *
   * @return what hears of the call's further events
   */
  SipCallListener incoming(SipCall call, IncomingInvite invite);

  /** Refuses every call with 486 Busy Here. */
  static SipHandler refusing() {
    return (call, _) -> {
      call.reject(486);
      return (_, _) -> {};
    };
  }
}
