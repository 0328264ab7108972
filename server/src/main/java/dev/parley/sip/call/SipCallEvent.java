package dev.parley.sip.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that happened to a call. Session descriptions are passed on unread. */
public sealed interface SipCallEvent {
  /**
   * A provisional response above 100 to our INVITE.
   *
   * @param status 101 to 199
   * @param reason the reason phrase
   * @param sdp early media, or null
   * @param fork the callee's tag; different tags are different phones ringing
   */
  record Progress(int status, String reason, @Nullable String sdp, String fork)
      implements SipCallEvent {}

  /**
   * Our INVITE was answered with 2xx.
   *
   * @param sdp their answer, or their offer when our INVITE had none; null when they sent none
   * @param answerNeeded true when it is an offer: the ACK waits for {@link SipCall#answerOffer}
   * @param fork the tag of the phone that answered; matches {@link Progress#fork}
   */
  record Answered(@Nullable String sdp, boolean answerNeeded, String fork)
      implements SipCallEvent {}

  /**
   * The ACK to our 2xx arrived: an incoming call is now established.
   *
   * @param sdp their answer when we had made the offer in {@link IncomingSipCall#accept}, else null
   */
  record Acknowledged(@Nullable String sdp) implements SipCallEvent {}

  /**
   * The other end wants to change the session (hold, resume, move). Must be met with {@link
   * SipCall#answerOffer} or {@link SipCall#refuseOffer}.
   *
   * @param sdp their offer; null asks us for an offer, and their answer then comes as {@link
   *     Reanswered}
   */
  record Offered(@Nullable String sdp) implements SipCallEvent {}

  /**
   * The other end answered an offer we made within the call.
   *
   * @param sdp their answer; null when they sent none
   */
  record Reanswered(@Nullable String sdp) implements SipCallEvent {}

  /** The other end refused an offer we made within the call; the session stays as it was. */
  record ReofferRefused(int status, String reason) implements SipCallEvent {}

  /**
   * The other end pressed keys and tells so by INFO.
   *
   * @param keys of 0-9, *, #, A-D in order
   * @param lasted how long they were held, zero when that is not told
   */
  record Pressed(String keys, Duration lasted) implements SipCallEvent {}

  /**
   * What {@link SipCall#probe} found out.
   *
   * @param there false when the other end knows nothing of the call, or does not answer
   */
  record Probed(boolean there) implements SipCallEvent {}

  /** The call is over; no event follows. */
  record Ended(SipEnd end) implements SipCallEvent {}
}
