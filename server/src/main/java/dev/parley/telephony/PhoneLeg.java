package dev.parley.telephony;

import dev.parley.audio.AudioLine;
import dev.parley.rtp.MediaException;
import dev.parley.rtp.MediaListener;
import dev.parley.rtp.MediaSession;
import dev.parley.rtp.MediaStats;
import dev.parley.rtp.MediaTarget;
import dev.parley.rtp.Recording;
import dev.parley.sip.call.IncomingSipCall;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipEnd;
import dev.parley.telephony.PhoneEvent.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins one SIP call with its media. The methods of {@link PhoneCall} only post to one or the
 * other; what the far end says is {@link LegDialog}'s.
 */
final class PhoneLeg implements PhoneCall, MediaListener {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneLeg.class);

  private static final Duration FRAME = Duration.ofMillis(20);

  private final String callId;
  private final MediaSession media;
  private final @Nullable Path wav;
  private final PhoneEvents events = new PhoneEvents();
  private final AtomicReference<PhoneEvent.@Nullable Ended> ending = new AtomicReference<>();

  private volatile @Nullable SipCall sip;
  private volatile @Nullable LegDialog dialog;
  private volatile @Nullable Recording recording;
  private volatile Runnable whenSettled = () -> {};
  private volatile @Nullable String codec;
  private volatile boolean held;
  private volatile boolean answered;

  /** The call that came in; null on a call of ours. */
  private @Nullable Invited invited;

  /** A call that came in, and how it is answered. */
  private record Invited(IncomingSipCall call, LegDialog.Invitation.Welcome answer) {}

  PhoneLeg(String callId, MediaSession media, @Nullable Path wav) {
    this.callId = callId;
    this.media = media;
    this.wav = wav;
  }

  /** Sets what is to be done once the call is answered or over. */
  void whenSettled(Runnable action) {
    whenSettled = action;
  }

  /** Takes the call on which requests are sent, and what they say. */
  void joined(SipCall call, LegDialog dialog) {
    sip = call;
    this.dialog = dialog;
  }

  /** Takes the call that came in, before anybody else knows of the leg. */
  void joined(IncomingSipCall call, LegDialog.Invitation.Welcome answer) {
    sip = call;
    invited = new Invited(call, answer);
  }

  /** The call is answered or over. */
  void settled() {
    whenSettled.run();
  }

  void tell(PhoneEvent event) {
    if (event instanceof PhoneEvent.Answered) {
      answered = true;
    }
    if (ending.get() == null) {
      events.tell(event);
    }
  }

  /** The call is answered; whoever answered may hold it from the first. */
  void answered(MediaTarget target, boolean holding) {
    media.settle(target);
    tell(new PhoneEvent.Answered());
    held = false;
    media.hold(false);
    hold(holding);
  }

  void hold(boolean now) {
    if (now != held) {
      held = now;
      media.hold(now);
      tell(new PhoneEvent.Hold(now));
    }
  }

  void redirect(MediaTarget target) {
    codec = target.codec().name();
    if (answered) {
      media.start(target, this);
    } else {
      media.startEarly(target, this);
    }
  }

  /** The SIP call is over. */
  void ended(SipEnd end) {
    settled();
    media.close();
    PhoneEvent.Ended given = ending.get();
    events.tell(
        given != null && end.by() == SipEnd.Party.LOCAL && !neverRang(given, end)
            ? new PhoneEvent.Ended(given.cause(), end.status(), given.detail())
            : SipEndReasons.of(end));
  }

  /** Nobody lets a phone ring that was never reached. */
  private static boolean neverRang(PhoneEvent.Ended given, SipEnd end) {
    return given.cause() == Cause.NO_ANSWER && end.cause() == SipEnd.Cause.TIMEOUT;
  }

  /** Ends the call for a reason of ours, unless one was given before. */
  void give(Cause cause, String detail) {
    if (ending.compareAndSet(null, new PhoneEvent.Ended(cause, 0, detail))) {
      SipCall call = sip;
      if (call != null) {
        call.hangUp();
      }
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
        // Who hangs up at once leaves nothing to record.
        if (!media.line().closed()) {
          LOG.warn("A call cannot be recorded.", e);
        }
      }
    }
    return event;
  }

  @Override
  public void answer() {
    if (invited instanceof Invited(IncomingSipCall call, LegDialog.Invitation.Welcome answer)) {
      MediaTarget target = answer.target();
      if (target != null) {
        codec = target.codec().name();
        media.start(target, this);
      }
      call.accept(answer.sdp());
    }
  }

  @Override
  public void refuse(int status) {
    if (invited instanceof Invited(IncomingSipCall call, LegDialog.Invitation.Welcome _)) {
      call.reject(status);
    }
  }

  @Override
  public void ring() {
    if (invited instanceof Invited(IncomingSipCall call, LegDialog.Invitation.Welcome _)) {
      call.ring();
    }
  }

  @Override
  public void sendDigits(String digits) {
    media.sendDigits(digits);
  }

  @Override
  public void putOnHold(boolean hold) {
    SipCall call = sip;
    LegDialog words = dialog;
    if (call != null && words != null) {
      call.onLoop(() -> call.reoffer(words.offer(hold)));
    }
  }

  @Override
  public MediaReport media() {
    MediaStats stats = media.stats();
    return new MediaReport(
        codec,
        stats.sent(),
        stats.received(),
        stats.lost(),
        stats.late(),
        FRAME.multipliedBy(stats.skipped()),
        stats.jitter(),
        stats.remoteLost(),
        stats.remoteJitter(),
        stats.roundTrip());
  }

  @Override
  public @Nullable Recording recording() {
    return recording;
  }

  /** Signalling told of keys; the media may have told of them as well. */
  void keyed(String keys, Duration lasted) {
    media.keyed(keys, lasted);
  }

  @Override
  public void digit(char digit) {
    tell(new PhoneEvent.Digit(digit));
  }

  /** Silence is not death: who only says nothing answers to signalling. */
  @Override
  public void mediaQuiet() {
    SipCall call = sip;
    if (answered && !held && call != null) {
      call.probe();
    } else {
      media.answered(true); // nothing need come yet, or while we are held
    }
  }

  /** The far end was asked whether it is there. */
  void probed(boolean there) {
    media.answered(there);
  }

  @Override
  public void mediaLost() {
    // Who holds us may well be silent.
    if (!held) {
      tell(new PhoneEvent.MediaLost());
    }
  }

  @Override
  public void mediaResumed() {}

  @Override
  public void mediaFailed(Throwable cause) {
    give(Cause.DEFECT, "A defect in the call's audio: " + cause.getClass().getSimpleName());
  }

  @Override
  public void close() {
    give(Cause.LOCAL_HANG_UP, "We hung up");
    media.close();
  }
}
