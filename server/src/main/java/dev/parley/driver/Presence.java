package dev.parley.driver;

import dev.parley.audio.AudioLine;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.LegId;
import dev.parley.conversation.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the callee is there to be spoken with. Not while it holds the call; and after an answer,
 * or a return from hold, the way there opens a little later than signalling tells: what is said
 * before is lost, and what is heard before may be music still. Durations are since the answer.
 */
final class Presence {
  /** When the way is taken to be open although nothing proves it. */
  private static final Duration OPENING = Duration.ofMillis(300);

  private final AudioLine line;
  private final LegId leg;
  private final CallJournal journal;
  private final CallClock clock;
  private State state = State.ARRIVING;
  private Duration since = Duration.ZERO;
  private Duration heldSince = Duration.ZERO;
  private boolean begun;
  private boolean pressed;

  private enum State {
    /** It answered, and the way opens. */
    ARRIVING,
    THERE,
    HOLDING,
    /** It ended the hold, and the way opens. */
    RETURNING
  }

  /** A callee who has just answered. */
  Presence(AudioLine line, LegId leg, CallJournal journal, CallClock clock) {
    this.line = line;
    this.leg = leg;
    this.journal = journal;
    this.clock = clock;
  }

  /** Whether what comes is said to us. */
  boolean hears() {
    return state == State.ARRIVING || state == State.THERE;
  }

  /** Whether the way will soon be open. */
  boolean opening() {
    return state == State.ARRIVING || state == State.RETURNING;
  }

  /**
   * The callee holds the call, or no longer.
   *
   * @return whether a hold begins
   */
  boolean hold(boolean held) {
    if (!held) {
      back();
      return false;
    }
    boolean begins = hears();
    state = State.HOLDING;
    if (begins) {
      heldSince = clock.offset();
      journal.append(new CallEvent.Held(clock.now(), leg, heldSince));
    }
    return begins;
  }

  private void back() {
    if (state == State.HOLDING) {
      state = State.RETURNING;
      since = clock.offset();
    }
  }

  /** The callee pressed a key, so the way is open. */
  void pressed() {
    pressed = true;
  }

  /** How long the hold under way has lasted. */
  Duration held() {
    return clock.offset().minus(heldSince);
  }

  /**
   * Looks whether the way has opened: with the first packet or key after the answer, or when it is
   * time.
   *
   * @return what is to be told of it, in order
   */
  List<Event> opened() {
    boolean proven = state == State.ARRIVING && (pressed || line.heardSince(clock.answeredNanos()));
    Duration now = clock.offset();
    if (!opening() || !(proven || now.minus(since).compareTo(OPENING) >= 0)) {
      return List.of();
    }
    List<Event> events = new ArrayList<>();
    if (state == State.RETURNING) {
      journal.append(new CallEvent.Resumed(clock.now(), leg, heldSince, now));
      events.add(new Event.Resumed(now.minus(heldSince)));
    }
    if (!begun) {
      begun = true;
      events.add(new Event.Answered(true));
    }
    state = State.THERE;
    return events;
  }
}
