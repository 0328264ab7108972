package dev.parley.sim;

import dev.parley.audio.AudioLine;
import dev.parley.audio.Wav;
import dev.parley.telephony.IncomingCall;
import dev.parley.telephony.MediaReport;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A call that came to a {@link TestPhone}, in the hand of whoever takes it: rings, is answered or
 * refused, and then speaks, plays, presses keys, holds and tells of what it hears. One thread
 * rings, answers and waits; the rest is for any. All times are of {@link System#nanoTime()} at the
 * phone's own sockets, where a person would hear.
 */
public final class TestCall implements AutoCloseable {
  /** A caller that acknowledges nothing is given up before (RFC 3261 section 13.3.1.4: 32 s). */
  private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(40);

  private static final Duration LOOK = Duration.ofMillis(10);

  private final PhoneCall call;
  private final @Nullable String number;
  private final long invitedNanos = System.nanoTime();
  private final RandomGenerator random;
  private final HeardLine line;
  private @Nullable Handset handset;
  private PhoneEvent.@Nullable Ended end;

  TestCall(PhoneCall call, IncomingCall incoming, RandomGenerator random) {
    this.call = call;
    this.number = incoming.to();
    this.random = random;
    this.line = new HeardLine(call.audio());
  }

  /** The number that was called; null when the caller named none. */
  public @Nullable String number() {
    return number;
  }

  /** The SIP Call-ID. */
  public String sipCallId() {
    return call.sipCallId();
  }

  /**
   * When its INVITE came in: after it was read and parsed, so a little later than to the socket.
   */
  public long invitedNanos() {
    return invitedNanos;
  }

  /** Lets it ring for a while (180); false when the caller gave up. */
  public boolean ring(Duration length) throws InterruptedException {
    call.ring();
    return !over(length);
  }

  /** Refuses with a SIP status, such as 486 (busy) or 603 (declined). */
  public void refuse(int status) {
    call.refuse(status);
  }

  /** Takes the call; false when it ended before it was established. */
  public boolean answer() throws InterruptedException {
    call.answer();
    PhoneEvent event = call.next(ACKNOWLEDGEMENT);
    while (event != null) {
      switch (event) {
        case PhoneEvent.Answered _ -> {
          handset = new Handset(line, random);
          return true;
        }
        case PhoneEvent.Ended ended -> {
          end = ended;
          return false;
        }
        case PhoneEvent.Ringing _,
            PhoneEvent.Digit _,
            PhoneEvent.Hold _,
            PhoneEvent.MediaLost _ -> {}
      }
      event = call.next(ACKNOWLEDGEMENT);
    }
    return false;
  }

  /** Waits a while; whether the call is over. */
  public boolean over(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (end == null) {
      PhoneEvent event = call.next(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
      if (event instanceof PhoneEvent.Ended ended) {
        end = ended;
      } else if (event == null && System.nanoTime() >= until) {
        return false;
      }
    }
    return true;
  }

  /** How it ended, once {@link #ring}, {@link #answer} or {@link #over} has told that it has. */
  public Optional<PhoneEvent.Ended> end() {
    return Optional.ofNullable(end);
  }

  /** Samples a second of what is said and heard; known once it is answered. */
  public int rate() {
    return line.rate();
  }

  /**
   * Says something after what is being said.
   *
   * @param samples at the call's {@link #rate}, at least one
   */
  public Utterance say(short[] samples) {
    return handset().say(samples);
  }

  /** Plays a file after what is being said, at whatever rate it has. */
  public Utterance play(Wav wav) {
    return say(wav.mono(line.rate()));
  }

  /**
   * Has something sound behind all that is said from now on, over and over, such as a television.
   *
   * @param samples at the call's {@link #rate}
   */
  public void background(short[] samples) {
    handset().background(samples);
  }

  /**
   * Gives back what is heard from now on.
   *
   * @param level of it, 1 for as loud as it is heard
   */
  public void echo(double level, Duration later) {
    handset().echo(level, later);
  }

  /** Whether all has been said. */
  public boolean silent() {
    return handset().silent();
  }

  /** Presses keys, in order, after those still being sent (RFC 4733). */
  public void press(String keys) {
    call.sendDigits(keys);
  }

  /** Puts the agent on hold, or takes it back (re-INVITE). */
  public void hold(boolean hold) {
    call.putOnHold(hold);
  }

  /** When the agent's first voiced packet at or after a time came in. */
  public OptionalLong voicedFrom(long nanos) {
    return line.voicedFrom(nanos);
  }

  /** When the agent's last voiced packet before a time came in. */
  public OptionalLong voicedBefore(long nanos) {
    return line.voicedBefore(nanos);
  }

  /** For how long the agent has been silent; a day if nothing was heard of it yet. */
  public Duration quiet() {
    long now = System.nanoTime();
    OptionalLong last = line.voicedBefore(now);
    return last.isEmpty() ? Duration.ofDays(1) : Duration.ofNanos(now - last.getAsLong());
  }

  /**
   * Waits until the agent has spoken since a time and then been silent for a while.
   *
   * @return false when the call ended before
   */
  public boolean awaitQuiet(long since, Duration silence) throws InterruptedException {
    while (line.voicedFrom(since).isEmpty() || quiet().compareTo(silence) < 0) {
      if (over(LOOK)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Its audio, for whoever listens with more than loudness: they take what is heard from now on,
   * and the phone notes it as they do.
   */
  public AudioLine listen() {
    handset().lend();
    return line;
  }

  /** Figures of the media so far. */
  public MediaReport media() {
    return call.media();
  }

  private Handset handset() {
    Handset known = handset;
    if (known == null) {
      throw new IllegalStateException("A call must be answered before anything is said on it.");
    }
    return known;
  }

  /** Hangs up. */
  public void hangUp() {
    call.hangUp();
  }

  @Override
  public void close() {
    if (handset != null) {
      handset.close();
    }
    call.close();
  }
}
