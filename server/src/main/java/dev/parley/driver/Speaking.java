package dev.parley.driver;

import dev.parley.audio.AudioLine;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.LegId;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import dev.parley.playout.Playout;
import dev.parley.playout.Speaker;
import dev.parley.tts.Voice;
import dev.parley.turn.TurnSignal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The speaking half of a conversation: what is said, what was heard of it, and how late it came.
 */
final class Speaking {
  private final Speaker speaker;
  private final Voice voice;
  private final AudioLine line;
  private final LegId leg;
  private final CallJournal journal;
  private final CallClock clock;
  private final GapMeter gaps;
  private final Map<Integer, SpeechHandle> handles = new LinkedHashMap<>();
  private @Nullable Duration heldSince;

  Speaking(
      Speaker speaker,
      Voice voice,
      AudioLine line,
      LegId leg,
      CallJournal journal,
      CallClock clock) {
    this.speaker = speaker;
    this.voice = voice;
    this.line = line;
    this.leg = leg;
    this.journal = journal;
    this.clock = clock;
    this.gaps = new GapMeter(clock::offset);
  }

  void say(Command.Say words) {
    gaps.words(words.say(), clock.nanos());
    handles.put(words.say(), new SpeechHandle(words));
    speaker.say(words.say(), words.text(), at(words.delivery().pace()), words.delivery().gain());
  }

  private Voice at(double pace) {
    return pace == 1 ? voice : new Voice(voice.engine(), voice.id(), voice.speed() * pace);
  }

  /** Renders words that will probably be said next; they are said only if they really are given. */
  void expect(String words) {
    speaker.expect(words, voice);
  }

  void stop(int say) {
    heldSince = null;
    speaker.stop(say);
  }

  /**
   * Falls silent for as long as it is not known whether the callee means to interrupt.
   *
   * @param goesOn whether the callee may be going on with the turn that is being answered: then
   *     nobody may speak over them
   */
  void hold(boolean goesOn) {
    boolean allowed = goesOn || handles.values().stream().allMatch(SpeechHandle::interruptible);
    if (heldSince == null && allowed && speaker.hold()) {
      heldSince = clock.offset();
    }
  }

  /** Goes on after {@link #hold}, unless the words were stopped. */
  void resume() {
    Duration since = heldSince;
    if (since != null) {
      heldSince = null;
      speaker.resume();
      journal.append(new CallEvent.AgentPaused(clock.now(), leg, since, clock.offset()));
    }
  }

  /** Whether the agent's voice is on the line, or about to be. */
  boolean audible() {
    return handles.values().stream().anyMatch(SpeechHandle::audible);
  }

  /** A turn of the callee ended; the gap until the answer is measured. */
  void turnEnded(TurnSignal.Ended ended, long textNanos) {
    gaps.turnEnded(ended, textNanos);
  }

  /** The callee speaks, so no answer is late. */
  void calleeSpeaks() {
    gaps.resumed();
  }

  /** The first voiced sample of some words is queued. */
  void voiced(Playout.Voiced voiced) {
    SpeechHandle handle = handles.get(voiced.say());
    if (handle != null) {
      handle.voiced(voiced.position());
    }
    gaps.synthesized(voiced.say(), voiced.synthesizedNanos());
    look();
  }

  /** Looks whether words that were queued have begun to leave. */
  void look() {
    for (SpeechHandle handle : handles.values()) {
      handle
          .newlySent(line)
          .flatMap(nanos -> gaps.sent(handle.say(), nanos))
          .ifPresent(gap -> journal.append(new CallEvent.GapMeasured(clock.now(), leg, gap)));
    }
  }

  /** Words are over; empty when they were never given. */
  Optional<Event.Spoken> finished(Playout.Finished finished) {
    look();
    SpeechHandle handle = handles.remove(finished.say());
    if (handle == null) {
      return Optional.empty();
    }
    handle.spoke(finished, clock, leg).ifPresent(journal::append);
    return Optional.of(new Event.Spoken(finished.say(), finished.heard(), finished.complete()));
  }
}
