package dev.parley.turn;

import dev.parley.audio.AudioClock;
import java.util.Arrays;

/**
 * Tells the callee, whose level it learns, from voices behind them: a television, others in the
 * room. The loudest voice is theirs. Levels are dB below full scale, positions heard ticks of
 * {@link AudioClock}.
 */
final class NearVoice {
  private static final double UNKNOWN = Double.NEGATIVE_INFINITY;

  /** Windows that make a level, so that neither a stop nor a plosive counts. */
  private static final int WINDOWS = 3;

  /** A voice so much below the callee's is another. */
  private static final double MARGIN = 10;

  /** The same inside the callee's speech, where a little of it may be the end of a word. */
  private static final double INSIDE = 8;

  /** A voice so much above the callee's level is theirs at once. */
  private static final double MUCH = 8;

  /** A voice that interrupts before the callee's is known, and is below this, may be another. */
  private static final double FAINT = -34;

  /** How much more than a voice that is known to be another's the callee's must be. */
  private static final double ABOVE = 6;

  /** A voice so much louder than one before it is the callee's. */
  private static final double NEARER = 10;

  /** Speech of which the level is known. */
  private static final int TELLING = 10;

  /** Windows of voices that are not the callee's, until they are known to be there. */
  private static final int KNOWN = 30;

  private static final double LOUDER = 0.7;
  private static final double QUIETER = 0.5;
  private static final double SHARE = 1.0 / 16;
  private static final double FAR = 0.05;

  /** Somebody who is not heard for so long may have moved away from the telephone. */
  private static final long AWAY = 10L * AudioClock.RATE;

  private static final double AWAY_A_WINDOW = 0.5 * HeardWindow.TICKS / AudioClock.RATE;

  private final double[] powers = new double[WINDOWS];
  private int heard;
  private double speech;
  private int spoken;
  private double near = UNKNOWN;

  /** What it was before the speech under way, which may be a cough. */
  private double before = UNKNOWN;

  private boolean certain;
  private double far = UNKNOWN;
  private int farWindows;
  private long heardAt;

  /** Hears a window, speech or not. */
  void hear(HeardWindow window, boolean agentSpeaks) {
    powers[heard++ % WINDOWS] = power(window.level());
    if (agentSpeaks) {
      heardAt = Math.max(heardAt, window.end() - AWAY);
    } else if (near != UNKNOWN && window.end() - heardAt > AWAY) {
      near -= AWAY_A_WINDOW;
    }
  }

  /**
   * Whether speech in the latest window is the callee's, as far as its level tells.
   *
   * @param speaking whether they were speaking before it
   */
  boolean near(boolean speaking) {
    return level() >= gate(speaking ? INSIDE : MARGIN);
  }

  /** The callee begins to speak. */
  void begins() {
    spoken = 0;
    before = near;
  }

  /** What began was no speech of the callee's. */
  void saidNothing() {
    near = before;
  }

  /** The latest window is speech of the callee's; a voice much louder than was known is theirs. */
  void speaks(HeardWindow window) {
    double power = power(window.level());
    speech = spoken == 0 ? power : speech + SHARE * (power - speech);
    spoken++;
    heardAt = window.end();
    double level = level(speech);
    if (spoken >= TELLING && level > near && (!certain || level >= before + MUCH)) {
      near = level;
    }
  }

  /** A turn of the callee's had this level. */
  void spoke(double level) {
    near = certain ? before + (level > before ? LOUDER : QUIETER) * (level - before) : level;
    certain = true;
    before = near;
  }

  /** Whether there are others than the callee on the line. */
  boolean othersKnown() {
    return farWindows >= KNOWN;
  }

  /** The latest window is speech of somebody else. */
  void others() {
    farWindows = Math.min(farWindows + 1, 2 * KNOWN);
    far = far == UNKNOWN ? level() : far + FAR * (level() - far);
  }

  /**
   * Whether the latest window is so much louder than a voice before it that it is another, nearer
   * one.
   *
   * @param windows for which that was heard
   */
  boolean drownsOut(double level, int windows) {
    return windows >= TELLING && level() >= level + NEARER && level() >= near + ABOVE;
  }

  /** Whether somebody who speaks over the agent with this level had better not be waited for. */
  boolean doubtful(double level) {
    return !certain && level < FAINT;
  }

  /** Somebody spoke with this level who is not the callee. */
  void others(double level) {
    farWindows = 2 * KNOWN;
    far = level;
    near = UNKNOWN;
    before = UNKNOWN;
    certain = false;
  }

  /** The level from which speech is the callee's. */
  double gate() {
    return gate(MARGIN);
  }

  private double gate(double margin) {
    if (near == UNKNOWN) {
      return othersKnown() ? far + ABOVE : UNKNOWN;
    }
    return othersKnown() ? Math.max(near - margin, (near + far) / 2) : near - margin;
  }

  private double level() {
    return level(Arrays.stream(powers).sum() / WINDOWS);
  }

  private static double power(double level) {
    return Math.pow(10, level / 10);
  }

  private static double level(double power) {
    return 10 * Math.log10(power + 1e-10);
  }
}
