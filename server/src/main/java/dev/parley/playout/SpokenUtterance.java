package dev.parley.playout;

import dev.parley.audio.Gain;
import dev.parley.tts.Voice;

/** Words given to a {@link Speaker}, and how far they have come. Positions are queued ticks. */
final class SpokenUtterance {
  final int say;
  final String text;
  final Voice voice;
  final Gain gain;
  final Words words = new Words();

  /** Where its first sample lies, and the end of the last one queued. */
  long from;

  long to;

  /** All of it is queued, or the voice failed. */
  boolean synthesized;

  boolean failed;

  /** Nothing more of it is to be queued. */
  boolean over;

  private boolean voiced;

  SpokenUtterance(int say, String text, Voice voice, Gain gain) {
    this.say = say;
    this.text = text;
    this.voice = voice;
    this.gain = gain;
  }

  /**
   * Samples of it were queued.
   *
   * @param end of all that is queued
   * @return whether they are the first
   */
  boolean queued(int samples, long end) {
    to = end;
    words.reach(end);
    boolean first = !voiced && samples > 0;
    voiced |= first;
    return first;
  }

  /**
   * Ends it.
   *
   * @param left what has left the line by then
   * @return what was heard of it
   */
  Playout.Finished finish(long left) {
    over = true;
    boolean complete = synthesized && !failed && left >= to;
    String heard = complete ? text : words.before(left);
    return new Playout.Finished(say, heard, complete, from, Math.max(from, Math.min(to, left)));
  }
}
