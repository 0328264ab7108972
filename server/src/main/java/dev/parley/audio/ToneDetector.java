package dev.parley.audio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears sounds of one frequency, whichever it is, from 300 to 2500 Hz. Of a sine each sample
 * follows from the two before it, {@code x[n] = 2 cos(w) x[n-1] - x[n-2]}; in blocks of 16 ms that
 * factor is fitted, and what it leaves over tells a tone from a voice. Blocks that agree make a
 * tone.
 */
public final class ToneDetector {
  private static final int BLOCK = 128;
  private static final double LOWEST = 300;
  private static final double HIGHEST = 2500;

  /** Share of a block's energy that may be left over. */
  private static final double LEFT_OVER = 0.01;

  /** Mean power of a block below which nothing is heard: -40 dBFS. */
  private static final double QUIET = 328d * 328;

  /** How far the frequency may move from block to block. */
  private static final double MOVES = 0.02;

  /** How far the loudness may: 3 dB of power. */
  private static final double SWELLS = 2;

  /** What is shorter is no tone: 96 ms. */
  private static final int SHORTEST = 6;

  private static final Duration BLOCK_LENGTH = AudioClock.time(BLOCK);

  private final int perTick;
  private final double[] block = new double[BLOCK];
  private int filled;
  private double gathering;
  private int gathered;
  private int blocks;
  private double hertz;
  private double power;

  /** A detector that has heard nothing of so many samples a second. */
  public ToneDetector(int rate) {
    perTick = AudioClock.samplesPerTick(rate);
  }

  /** The tone that is heard now, null for none. */
  public @Nullable SteadyTone current() {
    return blocks < SHORTEST ? null : new SteadyTone(hertz, BLOCK_LENGTH.multipliedBy(blocks));
  }

  /**
   * Listens.
   *
   * @return the tone that just ended, null when none did
   */
  public @Nullable SteadyTone listen(short[] samples) {
    SteadyTone over = null;
    for (short sample : samples) {
      gathering += sample;
      if (++gathered == perTick) {
        block[filled++] = gathering / perTick;
        gathering = 0;
        gathered = 0;
      }
      if (filled == BLOCK) {
        filled = 0;
        SteadyTone before = current();
        if (!goesOn() && before != null) {
          over = before;
        }
      }
    }
    return over;
  }

  /** Takes a block; whether it goes on with what was heard. */
  private boolean goesOn() {
    double across = 0;
    double middle = 0;
    double energy = 0;
    for (int i = 1; i < BLOCK - 1; i++) {
      double around = block[i - 1] + block[i + 1];
      across += block[i] * around;
      middle += block[i] * block[i];
      energy += around * around;
    }
    double factor = middle == 0 ? 0 : across / middle;
    double left = energy - factor * across;
    double mean = middle / (BLOCK - 2);
    double heard = Math.acos(Math.clamp(factor / 2, -1, 1)) * AudioClock.RATE / (2 * Math.PI);
    boolean tone = mean > QUIET && left < LEFT_OVER * middle && heard >= LOWEST && heard <= HIGHEST;
    boolean same =
        tone
            && blocks > 0
            && Math.abs(heard - hertz) <= MOVES * hertz
            && mean < power * SWELLS
            && power < mean * SWELLS;
    hertz = same ? hertz + (heard - hertz) / (blocks + 1) : heard;
    power = mean;
    blocks = same ? blocks + 1 : tone ? 1 : 0;
    return same;
  }
}
