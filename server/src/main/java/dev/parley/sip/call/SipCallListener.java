package dev.parley.sip.call;

/** Hears what happens to one call. */
@FunctionalInterface
public interface SipCallListener {
  /**
   * Called on the {@code sip-loop} thread, in order, so it must not block. The last event is always
   * a {@link SipCallEvent.Ended}, exactly once.
   */
  void on(SipCall call, SipCallEvent event);
}
