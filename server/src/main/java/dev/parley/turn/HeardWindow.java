package dev.parley.turn;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Level;
import dev.parley.audio.Loudness;

/**
 * One window of 32 ms of the callee's side. Positions are ticks of {@link AudioClock}.
 *
 * @param position of its first sample
 * @param arrivedNanos when its last packet came in
 * @param probability of speech
 * @param voicedEnd end of its last loud sample as an offset, 0 when none is loud
 * @param level of it in dB below full scale
 * @param own how much of it is the agent's own voice given back, 0 to 1
 */
public record HeardWindow(
    long position, long arrivedNanos, float probability, int voicedEnd, float level, float own) {
  /** Ticks in a window. */
  public static final int TICKS = 256;

  private static final float VOICE = -25;
  private static final float NOISE = -70;

  /** One as loud as a usual voice, or silent. */
  public HeardWindow(long position, long arrivedNanos, float probability, int voicedEnd) {
    this(position, arrivedNanos, probability, voicedEnd, voicedEnd > 0 ? VOICE : NOISE, 0);
  }

  /**
   * What is heard in a window.
   *
   * @param samples of it, at any rate of a line
   */
  public static HeardWindow of(
      long position, long arrivedNanos, float probability, short[] samples) {
    int perTick = samples.length / TICKS;
    return new HeardWindow(
        position,
        arrivedNanos,
        probability,
        Loudness.last(samples, Loudness.BLOCK * perTick) / perTick,
        (float) Level.dbfs(samples, 0, samples.length),
        0);
  }

  public long end() {
    return position + TICKS;
  }

  /** When the packet came in that carried the sample before {@code position}. */
  public long arrivalOf(long position) {
    return arrivedNanos - (end() - position) * AudioClock.TICK_NANOS;
  }

  /** The same, of which so much is the agent's own voice. */
  public HeardWindow owned(float share) {
    return new HeardWindow(position, arrivedNanos, probability, voicedEnd, level, share);
  }
}
