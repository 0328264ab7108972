package dev.parley.telephony;

import dev.parley.audio.AudioLine;
import dev.parley.rtp.Recording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call on a telephone line, ours or theirs. Its events are taken by one thread; {@link #close}
 * ends it from any thread and any state (CANCEL, BYE or a refusal, whichever is right).
 */
public interface PhoneCall extends AutoCloseable {
  /** The SIP Call-ID. */
  String sipCallId();

  /** The audio; alive once the call is answered or has early media. */
  AudioLine audio();

  /**
   * Waits for the next event.
   *
   * @return null when none came within the limit
   */
  @Nullable PhoneEvent next(Duration limit) throws InterruptedException;

  /** Answers an incoming call. */
  void answer();

  /** Refuses an incoming call with a SIP status such as 486. */
  void refuse(int status);

  /** Tells an incoming caller that it rings (180). */
  void ring();

  /** Sends digits as RFC 4733 events, in order, after those still being sent. */
  void sendDigits(String digits);

  /**
   * Puts the far end of an established call on hold, or takes it back, by re-INVITE: it is heard no
   * more, and goes on hearing what is played ({@code sendonly}, RFC 3264 section 8.4).
   */
  void putOnHold(boolean hold);

  /** Figures of the media so far. */
  MediaReport media();

  /**
   * The recording, if one was asked for: it runs from the {@link PhoneEvent.Answered} its owner
   * took to the end of the call. Null before, and when the file could not be created.
   */
  @Nullable Recording recording();

  /** Ends the call; {@link PhoneEvent.Ended} follows. */
  default void hangUp() {
    close();
  }

  @Override
  void close();
}
