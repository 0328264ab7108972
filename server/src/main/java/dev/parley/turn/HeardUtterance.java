package dev.parley.turn;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioClock;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Speech of the callee from its first window on, until it proves a turn or nothing. Positions and
 * lengths are ticks of {@link AudioClock}.
 */
final class HeardUtterance {
  /** How far the voice activity model may lag behind the level at the end of speech. */
  private static final long LAG = AudioClock.RATE * 130 / 1000;

  /** Windows of speech after which it is known whether the level can tell speech from silence. */
  private static final int TELLING = 4;

  /** More faint speech than words end in. */
  private static final long MOST_FAINT = AudioClock.RATE * 300 / 1000;

  final long from;

  /** It began while the agent spoke. */
  final boolean overAgent;

  /** What was said of the turn that it goes on with, empty for none. */
  final String begun;

  /** Whether that answered a question whose answers are read out, often in pieces. */
  final boolean readOut;

  /** The end of the last window of speech. */
  long to;

  /** The end of the last voiced sound, and when the packet with it came in. */
  long voiced;

  long voicedNanos;

  /** Speech without the pauses in it. */
  long speech;

  private int windows;
  private int loud;
  private double power;

  /** The latest window of speech that may be somebody else's. */
  private @Nullable HeardWindow faint;

  private long faintTicks;

  /** It counts, as a turn or as an interruption. */
  boolean announced;

  /** Its words answer what was asked. */
  boolean answered;

  /** How likely it is over in the opinion of a recogniser that has one. */
  private OptionalDouble recogniser = OptionalDouble.empty();

  /** It went on for too long. */
  boolean cut;

  /** The agent fell silent for it until it is known whether it was meant. */
  boolean suspected;

  /** Speech when that was last found not to be so. */
  long dismissed;

  /** What was said. */
  final HeardWords words = new HeardWords();

  /** Silence since, and when it had lasted so long. */
  long silence;

  long silenceNanos;

  /** The silence that was found to be enough, and since when it was. */
  Duration decidedAfter = Duration.ZERO;

  long decidedNanos;

  HeardUtterance(long from, boolean overAgent, String begun, boolean readOut) {
    this.from = from;
    this.overAgent = overAgent;
    this.begun = begun;
    this.readOut = readOut;
  }

  /** Whether it goes on with a turn that was taken for over. */
  boolean goesOn() {
    return !begun.isEmpty();
  }

  /** Takes another window of speech. */
  void goesOn(HeardWindow window) {
    silence = 0;
    decidedAfter = Duration.ZERO;
    answered = false;
    recogniser = OptionalDouble.empty();
    to = window.end();
    speech += HeardWindow.TICKS;
    windows++;
    power += Math.pow(10, window.level() / 10);
    faint = null;
    faintTicks = 0;
    if (window.voicedEnd() > 0) {
      loud++;
      voiced(window, window.position() + window.voicedEnd());
    } else if (to - voiced > LAG) {
      voiced(window, to - LAG);
    }
  }

  /** Takes speech that may be somebody else's; whether there was so much that it is. */
  boolean faint(HeardWindow window) {
    faint = window;
    faintTicks += HeardWindow.TICKS;
    return faintTicks > MOST_FAINT;
  }

  /** Silence follows: a little faint speech before it was the end of a word. */
  void ends() {
    HeardWindow last = faint;
    if (last != null && faintTicks <= MOST_FAINT) {
      goesOn(last);
    }
  }

  /** Windows of speech. */
  int windows() {
    return windows;
  }

  /** How loud it is, in dB below full scale. */
  double level() {
    return 10 * Math.log10(power / Math.max(1, windows) + 1e-10);
  }

  private void voiced(HeardWindow window, long end) {
    voiced = end;
    voicedNanos = window.arrivalOf(end);
  }

  /** A recogniser thinks it over with this probability. */
  void thinks(double probability) {
    recogniser = OptionalDouble.of(probability);
  }

  /** The silence it is in, and what is known of it once the words are. */
  Pause pause(Expects expects) {
    return new Pause(
        expects,
        from,
        to,
        AudioClock.time(silence),
        begun,
        new Pause.Words(words.text(), words.confidence()),
        answered,
        recogniser);
  }

  /** Whether the words are known of all there is. */
  boolean textKnown() {
    return words.known(to);
  }

  /**
   * Whether a window that is not loud is silence, although the model, which lags behind the end of
   * speech, may still say otherwise. Not so of a faint voice.
   */
  boolean levelTells() {
    return windows >= TELLING && 10 * loud >= 9 * windows;
  }
}
