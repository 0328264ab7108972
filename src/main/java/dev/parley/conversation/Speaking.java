package dev.parley.conversation;

import dev.parley.audio.AudioLine;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.tts.Voice;
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
  private final CallJournal journal;
  private final CallClock clock;
  private final GapMeter gaps = new GapMeter();
  private final Map<Integer, Saying> sayings = new LinkedHashMap<>();
  private @Nullable Duration heldSince;

  Speaking(Speaker speaker, Voice voice, AudioLine line, CallJournal journal, CallClock clock) {
    this.speaker = speaker;
    this.voice = voice;
    this.line = line;
    this.journal = journal;
    this.clock = clock;
  }

  void say(Command.Say words) {
    gaps.words(words.say(), System.nanoTime());
    sayings.put(words.say(), new Saying(words));
    speaker.say(words.say(), words.text(), voice);
  }

  /** Renders words that will probably be said next; they are said only if they really are given. */
  void expect(String words) {
    speaker.expect(words, voice);
  }

  void stop(int say) {
    heldSince = null;
    speaker.stop(say);
  }

  /** Falls silent for as long as it is not known whether the callee means to interrupt. */
  void hold() {
    boolean interruptible = sayings.values().stream().allMatch(Saying::interruptible);
    if (heldSince == null && interruptible && speaker.hold()) {
      heldSince = clock.offset();
    }
  }

  /** Goes on after {@link #hold}, unless the words were stopped. */
  void resume() {
    Duration since = heldSince;
    if (since != null) {
      heldSince = null;
      speaker.resume();
      journal.append(new CallEvent.AgentPaused(clock.now(), since, clock.offset()));
    }
  }

  /** Whether the agent's voice is on the line, or about to be. */
  boolean audible() {
    return sayings.values().stream().anyMatch(Saying::audible);
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
    Saying saying = sayings.get(voiced.say());
    if (saying != null) {
      saying.voiced(voiced.position());
    }
    gaps.synthesized(voiced.say(), voiced.synthesizedNanos());
    look();
  }

  /** Looks whether words that were queued have begun to leave. */
  void look() {
    for (Saying saying : sayings.values()) {
      saying
          .newlySent(line)
          .flatMap(nanos -> gaps.sent(saying.say(), nanos))
          .ifPresent(gap -> journal.append(new CallEvent.GapMeasured(clock.now(), gap)));
    }
  }

  /** Words are over; empty when they were never given. */
  Optional<Event.Spoken> finished(Playout.Finished finished) {
    look();
    Saying saying = sayings.remove(finished.say());
    if (saying == null) {
      return Optional.empty();
    }
    saying.spoke(finished, clock).ifPresent(journal::append);
    return Optional.of(new Event.Spoken(finished.say(), finished.heard(), finished.complete()));
  }
}
