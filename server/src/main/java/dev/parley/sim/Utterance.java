package dev.parley.sim;

import dev.parley.audio.AudioClock;

/**
 * Something said or played on a {@link TestCall}: when its first and last voiced packets left, by
 * {@link System#nanoTime()} at the socket. Of something without any voice the first and the last
 * packet count.
 */
public final class Utterance {
  final short[] samples;
  private final int first;
  private final int last;
  private final int perTick;

  /** How many samples the line has taken; for the handset's thread. */
  int queued;

  private long position = -1;
  private volatile long firstNanos;
  private volatile long lastNanos;

  Utterance(short[] samples, int rate) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("something to say must have samples");
    }
    this.samples = samples;
    this.perTick = AudioClock.samplesPerTick(rate);
    this.first = Samples.firstVoiced(samples, rate).orElse(0);
    this.last = Samples.lastVoiced(samples, rate).orElse(samples.length - 1);
  }

  /** It begins at this position of the line. */
  void begun(long position) {
    this.position = position;
  }

  boolean begun() {
    return position >= 0;
  }

  /** Position of its first voiced sample, in ticks of {@link AudioClock}. */
  long firstPosition() {
    return position + first / perTick;
  }

  /** Position of its last voiced sample, in ticks of {@link AudioClock}. */
  long lastPosition() {
    return position + last / perTick;
  }

  void firstLeft(long nanos) {
    firstNanos = nanos;
  }

  void lastLeft(long nanos) {
    lastNanos = nanos;
  }

  /** When its first voiced packet left; 0 when it has not yet. */
  public long firstNanos() {
    return firstNanos;
  }

  /** When its last voiced packet left; 0 when it has not yet. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Whether its last voiced packet has left. */
  public boolean said() {
    return lastNanos != 0;
  }
}
