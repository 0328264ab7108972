package dev.parley.sip;

import org.jspecify.annotations.Nullable;

/** What the owner of a call may ask of it; called on the loop only. */
interface CallControl {
  void ring();

  void progress(String sdp);

  void accept(String sdp);

  void reject(int status);

  void answerOffer(String sdp);

  void refuseOffer(int status);

  void reoffer(String sdp);

  /** Asks the other end whether it is still in the call. */
  void probe();

  void hangUp(@Nullable String reasonHeader);

  /** Ends without a message: the endpoint closes. */
  void abandon(SipEnd end);
}
