package dev.parley.conversation;

import dev.parley.audio.AudioFrame;
import java.time.Duration;

/**
 * Speech of the callee from its first window on, until it proves a turn or nothing. Positions and
 * lengths are samples.
 */
final class HeardUtterance {
  /** How far the voice activity model may lag behind the level at the end of speech. */
  private static final long LAG = AudioFrame.RATE * 130 / 1000;

  /** Windows of speech after which it is known whether the level can tell speech from silence. */
  private static final int TELLING = 4;

  final long from;

  /** It began while the agent spoke. */
  final boolean overAgent;

  /** The end of the last window of speech. */
  long to;

  /** The end of the last voiced sound, and when the packet with it came in. */
  long voiced;

  long voicedNanos;

  /** Speech without the pauses in it. */
  long speech;

  private int windows;
  private int loud;

  /** It counts, as a turn or as an interruption. */
  boolean announced;

  /** Its words answer what was asked. */
  boolean answered;

  /** It went on for too long. */
  boolean cut;

  /** The agent fell silent for it until it is known whether it was meant. */
  boolean suspected;

  /** Speech when that was last found not to be so. */
  long dismissed;

  /** Where decodings end that were asked for: to know what is being said, and in a silence. */
  long peekedTo = -1;

  long askedTo = -1;

  /** The newest words, and the end of what they were decoded from. */
  String text = "";

  double confidence;
  long textTo = -1;

  /** Silence since, and when it had lasted so long. */
  long silence;

  long silenceNanos;

  /** The silence that was found to be enough, and since when it was. */
  Duration decidedAfter = Duration.ZERO;

  long decidedNanos;

  HeardUtterance(long from, boolean overAgent) {
    this.from = from;
    this.overAgent = overAgent;
  }

  /** Takes another window of speech. */
  void goesOn(HeardWindow window) {
    silence = 0;
    decidedAfter = Duration.ZERO;
    answered = false;
    to = window.end();
    speech += HeardWindow.SAMPLES;
    windows++;
    if (window.voicedEnd() > 0) {
      loud++;
      voiced(window, window.position() + window.voicedEnd());
    } else if (to - voiced > LAG) {
      voiced(window, to - LAG);
    }
  }

  private void voiced(HeardWindow window, long end) {
    voiced = end;
    voicedNanos = window.arrivalOf(end);
  }

  /** Whether the words are known of all there is. */
  boolean textKnown() {
    return textTo == to && askedTo == to;
  }

  /**
   * Whether a window that is not loud is silence, although the model, which lags behind the end of
   * speech, may still say otherwise. Not so of a faint voice.
   */
  boolean levelTells() {
    return windows >= TELLING && 10 * loud >= 9 * windows;
  }
}
