package dev.parley.telephony;

import dev.parley.rtp.MediaTarget;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipCallListener;
import dev.parley.telephony.PhoneEvent.Cause;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signalling of one leg: what the far end says and offers. Confined to whoever makes the leg
 * until the call is begun, and to the {@code sip-loop} from then on.
 */
final class LegDialog implements SipCallListener {
  private final PhoneLeg leg;
  private final OfferAnswer negotiation;
  private final Map<String, MediaTarget> early = new HashMap<>();
  private boolean rang;
  private boolean earlyMedia;
  private @Nullable MediaTarget target;

  LegDialog(PhoneLeg leg, OfferAnswer negotiation) {
    this.leg = leg;
    this.negotiation = negotiation;
  }

  /** What became of a caller's offer. */
  sealed interface Invitation {
    /**
     * The call can be answered.
     *
     * @param sdp what to answer with
     * @param target where audio will go; null when the caller tells only with its ACK
     */
    record Welcome(String sdp, @Nullable MediaTarget target) implements Invitation {}

    /** The call cannot be taken. */
    record Unusable(String why) implements Invitation {}
  }

  /** The offer of a call we make. */
  String offer() {
    return negotiation.offer().text();
  }

  /** Our offer in the middle of a call, that puts the far end on hold or takes it back. */
  String offer(boolean hold) {
    negotiation.hold(hold);
    return offer();
  }

  /** Reads the offer of a caller, null if it has none. */
  Invitation invited(@Nullable String offer) {
    if (offer == null) {
      return new Invitation.Welcome(offer(), null);
    }
    return switch (negotiation.offered(offer)) {
      case OfferAnswer.Outcome.Refused(String why) -> new Invitation.Unusable(why);
      case OfferAnswer.Outcome.Agreed agreed -> {
        target = agreed.target();
        yield new Invitation.Welcome(agreed.answerText(), agreed.target());
      }
    };
  }

  @Override
  public void on(SipCall call, SipCallEvent event) {
    leg.joined(call, this);
    switch (event) {
      case SipCallEvent.Progress progress -> progress(progress);
      case SipCallEvent.Answered answered -> answered(answered);
      case SipCallEvent.Acknowledged(@Nullable String sdp) -> acknowledged(sdp);
      case SipCallEvent.Offered(@Nullable String sdp) -> offered(call, sdp);
      case SipCallEvent.Reanswered(@Nullable String sdp) -> reanswered(sdp);
      case SipCallEvent.ReofferRefused _ -> {}
      case SipCallEvent.Probed(boolean there) -> leg.probed(there);
      case SipCallEvent.Pressed(String keys, Duration lasted) -> leg.keyed(keys, lasted);
      case SipCallEvent.Ended ended -> leg.ended(ended.end());
    }
  }

  private void progress(SipCallEvent.Progress progress) {
    String sdp = progress.sdp();
    if (sdp != null && negotiation.answered(sdp) instanceof OfferAnswer.Outcome.Agreed agreed) {
      early.put(progress.fork(), agreed.target());
      redirect(agreed.target());
    }
    boolean heard = early.containsKey(progress.fork());
    boolean ringing = progress.status() == 180 || progress.status() == 183;
    if ((ringing && !rang) || (heard && !earlyMedia)) {
      rang = true;
      earlyMedia = heard;
      leg.tell(new PhoneEvent.Ringing(heard));
    }
  }

  private void answered(SipCallEvent.Answered answered) {
    leg.settled();
    String sdp = answered.sdp();
    if (sdp != null && !answered.answerNeeded()) {
      agreed(negotiation.answered(sdp));
      return;
    }
    // RFC 3261 section 13.2.1: an answer given reliably earlier stands for the one of the 2xx.
    MediaTarget before = early.get(answered.fork());
    if (before == null || answered.answerNeeded()) {
      leg.give(Cause.INCOMPATIBLE_MEDIA, "The answer to our INVITE has no session description");
    } else {
      established(before, !before.direction().sends());
    }
  }

  private void acknowledged(@Nullable String sdp) {
    MediaTarget known = target;
    if (known == null) {
      agreed(negotiation.answered(sdp == null ? "" : sdp));
    } else {
      established(known, !known.direction().sends());
    }
  }

  private void agreed(OfferAnswer.Outcome outcome) {
    switch (outcome) {
      case OfferAnswer.Outcome.Refused(String why) -> leg.give(Cause.INCOMPATIBLE_MEDIA, why);
      case OfferAnswer.Outcome.Agreed agreed -> established(agreed.target(), agreed.held());
    }
  }

  /** The answer is told before the media begins, whose first packet may be a key. */
  private void established(MediaTarget agreed, boolean held) {
    leg.answered(agreed, held);
    redirect(agreed);
  }

  private void offered(SipCall call, @Nullable String sdp) {
    if (sdp == null) {
      call.answerOffer(offer());
      return;
    }
    switch (negotiation.offered(sdp)) {
      case OfferAnswer.Outcome.Refused _ -> call.refuseOffer(488);
      case OfferAnswer.Outcome.Agreed agreed -> {
        call.answerOffer(agreed.answerText());
        redirect(agreed.target());
        leg.hold(agreed.held());
      }
    }
  }

  private void reanswered(@Nullable String sdp) {
    if (sdp != null && negotiation.answered(sdp) instanceof OfferAnswer.Outcome.Agreed agreed) {
      redirect(agreed.target());
      leg.hold(agreed.held());
    }
  }

  private void redirect(MediaTarget agreed) {
    if (!agreed.equals(target)) {
      target = agreed;
      leg.redirect(agreed);
    }
  }
}
