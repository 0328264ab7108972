package dev.parley.telephony;

/** Takes incoming calls. */
@FunctionalInterface
public interface CallHandler {
  /**
   * Is the call: runs on a virtual thread of its own, and when it returns the call is hung up.
   *
   * @throws InterruptedException when the phone closes
   */
  void handle(PhoneCall call, IncomingCall incoming) throws InterruptedException;
}
