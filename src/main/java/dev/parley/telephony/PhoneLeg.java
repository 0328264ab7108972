package dev.parley.telephony;

import dev.parley.audio.AudioLine;
import dev.parley.rtp.MediaException;
import dev.parley.rtp.MediaListener;
import dev.parley.rtp.MediaSession;
import dev.parley.rtp.MediaStats;
import dev.parley.rtp.MediaTarget;
import dev.parley.rtp.Recording;
import dev.parley.sip.SipCall;
import dev.parley.sip.SipCallEvent;
import dev.parley.sip.SipCallListener;
import dev.parley.sip.SipEnd;
import dev.parley.telephony.PhoneEvent.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins one SIP call with its media. What is negotiated is confined to the {@code sip-loop}: the
 * methods of {@link PhoneCall} only post to it or to the media.
 */
final class PhoneLeg implements PhoneCall, SipCallListener, MediaListener {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneLeg.class);

  private final String callId;
  private final MediaSession media;
  private final OfferAnswer negotiation;
  private final @Nullable Path wav;
  private final PhoneEvents events = new PhoneEvents();
  private final AtomicReference<PhoneEvent.@Nullable Ended> ending = new AtomicReference<>();

  private volatile @Nullable SipCall sip;
  private volatile @Nullable Recording recording;
  private volatile Runnable settled = () -> {};

  /** What we tell an incoming caller; set before the leg is handed to its owner. */
  private String ours = "";

  private volatile @Nullable MediaTarget target;

  // On the sip-loop only.
  private final Map<String, MediaTarget> early = new HashMap<>();
  private boolean rang;
  private boolean earlyMedia;
  private boolean held;

  PhoneLeg(String callId, MediaSession media, OfferAnswer negotiation, @Nullable Path wav) {
    this.callId = callId;
    this.media = media;
    this.negotiation = negotiation;
    this.wav = wav;
  }

  /** The offer of a call we make. */
  String offer() {
    return negotiation.offer().text();
  }

  /** Sets what is to be done once the call is answered or over. */
  void whenSettled(Runnable action) {
    settled = action;
  }

  /** Takes the call on which requests are sent. */
  void joined(SipCall call) {
    sip = call;
  }

  /**
   * Reads the offer of an incoming call.
   *
   * @return why it cannot be taken, null if it can
   */
  @Nullable String invited(@Nullable String offer) {
    if (offer == null) {
      ours = negotiation.offer().text();
      return null;
    }
    return switch (negotiation.offered(offer)) {
      case OfferAnswer.Outcome.Refused(String why) -> why;
      case OfferAnswer.Outcome.Agreed agreed -> {
        target = agreed.target();
        ours = agreed.answerText();
        yield null;
      }
    };
  }

  @Override
  public void on(SipCall call, SipCallEvent event) {
    sip = call;
    switch (event) {
      case SipCallEvent.Progress progress -> progress(progress);
      case SipCallEvent.Answered answered -> answered(answered);
      case SipCallEvent.Acknowledged(@Nullable String sdp) -> acknowledged(sdp);
      case SipCallEvent.Offered(@Nullable String sdp) -> offered(call, sdp);
      case SipCallEvent.Reanswered(@Nullable String sdp) -> reanswered(sdp);
      case SipCallEvent.ReofferRefused _ -> {}
      case SipCallEvent.Ended(SipEnd end) -> ended(end);
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
      events.tell(new PhoneEvent.Ringing(heard));
    }
  }

  private void answered(SipCallEvent.Answered answered) {
    settled.run();
    if (ending.get() != null) {
      return;
    }
    String sdp = answered.sdp();
    if (sdp == null || answered.answerNeeded()) {
      // RFC 3261 section 13.2.1: an answer given reliably earlier stands for the one of the 2xx.
      MediaTarget agreed = early.get(answered.fork());
      if (agreed == null || answered.answerNeeded()) {
        give(Cause.INCOMPATIBLE_MEDIA, "The answer to our INVITE has no session description");
      } else {
        established(agreed);
      }
      return;
    }
    switch (negotiation.answered(sdp)) {
      case OfferAnswer.Outcome.Refused(String why) -> give(Cause.INCOMPATIBLE_MEDIA, why);
      case OfferAnswer.Outcome.Agreed agreed -> established(agreed.target());
    }
  }

  private void acknowledged(@Nullable String sdp) {
    MediaTarget known = target;
    if (known != null) {
      established(known);
      return;
    }
    switch (negotiation.answered(sdp == null ? "" : sdp)) {
      case OfferAnswer.Outcome.Refused(String why) -> give(Cause.INCOMPATIBLE_MEDIA, why);
      case OfferAnswer.Outcome.Agreed agreed -> established(agreed.target());
    }
  }

  private void established(MediaTarget agreed) {
    redirect(agreed);
    events.tell(new PhoneEvent.Answered());
    hold(!agreed.direction().sends());
  }

  private void offered(SipCall call, @Nullable String sdp) {
    if (sdp == null) {
      call.answerOffer(negotiation.offer().text());
      return;
    }
    switch (negotiation.offered(sdp)) {
      case OfferAnswer.Outcome.Refused _ -> call.refuseOffer(488);
      case OfferAnswer.Outcome.Agreed agreed -> {
        call.answerOffer(agreed.answerText());
        redirect(agreed.target());
        hold(agreed.held());
      }
    }
  }

  private void reanswered(@Nullable String sdp) {
    if (sdp != null && negotiation.answered(sdp) instanceof OfferAnswer.Outcome.Agreed agreed) {
      redirect(agreed.target());
      hold(agreed.held());
    }
  }

  private void hold(boolean now) {
    if (now != held) {
      held = now;
      events.tell(new PhoneEvent.Hold(now));
    }
  }

  private void redirect(MediaTarget agreed) {
    if (!agreed.equals(target)) {
      target = agreed;
      media.start(agreed, this);
    }
  }

  private void ended(SipEnd end) {
    settled.run();
    media.close();
    PhoneEvent.Ended given = ending.get();
    boolean byUs = end.by() == SipEnd.Party.LOCAL;
    events.tell(
        given != null && byUs
            ? new PhoneEvent.Ended(given.cause(), end.status(), given.detail())
            : CallEnds.of(end));
  }

  /** Ends the call for a reason of ours, unless one was given before. */
  void give(Cause cause, String detail) {
    if (ending.compareAndSet(null, new PhoneEvent.Ended(cause, 0, detail))) {
      hangUp();
    }
  }

  private void hangUp() {
    SipCall call = sip;
    if (call != null) {
      call.hangUp();
    }
  }

  @Override
  public String sipCallId() {
    return callId;
  }

  @Override
  public AudioLine audio() {
    return media.line();
  }

  @Override
  public @Nullable PhoneEvent next(Duration limit) throws InterruptedException {
    PhoneEvent event = events.next(limit);
    // The file is created on the owner's thread: neither loop may wait for a disk.
    if (event instanceof PhoneEvent.Answered && wav != null) {
      try {
        recording = media.record(wav);
      } catch (MediaException e) {
        LOG.warn("A call cannot be recorded.", e);
      }
    }
    return event;
  }

  @Override
  public void answer() {
    SipCall call = sip;
    MediaTarget agreed = target;
    if (call != null) {
      if (agreed != null) {
        media.start(agreed, this);
      }
      call.accept(ours);
    }
  }

  @Override
  public void refuse(int status) {
    SipCall call = sip;
    if (call != null) {
      call.reject(status);
    }
  }

  @Override
  public void ring() {
    SipCall call = sip;
    if (call != null) {
      call.ring();
    }
  }

  @Override
  public void sendDigits(String digits) {
    media.sendDigits(digits);
  }

  @Override
  public MediaReport media() {
    MediaStats stats = media.stats();
    return new MediaReport(
        stats.sent(),
        stats.received(),
        stats.lost(),
        stats.late(),
        stats.jitter(),
        stats.remoteLost(),
        stats.remoteJitter(),
        stats.roundTrip());
  }

  @Override
  public @Nullable Recording recording() {
    return recording;
  }

  @Override
  public void digit(char digit) {
    events.tell(new PhoneEvent.Digit(digit));
  }

  @Override
  public void mediaLost() {
    events.tell(new PhoneEvent.MediaLost());
  }

  @Override
  public void mediaResumed() {}

  @Override
  public void close() {
    give(Cause.LOCAL_HANG_UP, "We hung up");
    media.close();
  }
}
