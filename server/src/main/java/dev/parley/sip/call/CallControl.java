package dev.parley.sip.call;

import org.jspecify.annotations.Nullable;

/** What both sides of a call can be asked, behind {@link SipCall}; called on the loop only. */
interface CallControl {
  void answerOffer(String sdp);

  void refuseOffer(int status);

  void reoffer(String sdp);

  /** Asks the other end whether it is still in the call. */
  void probe();

  void hangUp(@Nullable String reasonHeader);

  /** Ends without a message: the endpoint closes. */
  void abandon(SipEnd end);
}
