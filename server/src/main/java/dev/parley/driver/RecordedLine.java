package dev.parley.driver;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.time.Duration;
import java.util.Arrays;

/** A line on which a recording is heard as fast as it is read, and nothing can be said. */
final class RecordedLine implements AudioLine {
  private static final long FRAME_NANOS = AudioClock.FRAME * AudioClock.TICK_NANOS;

  private final short[] samples;
  private final int rate;
  private final int frames;
  private int next;

  /**
   * A line.
   *
   * @param samples of the recording, not copied
   * @param silence that follows it
   */
  RecordedLine(short[] samples, int rate, Duration silence) {
    this.samples = samples;
    this.rate = rate;
    int frame = AudioClock.FRAME * AudioClock.samplesPerTick(rate);
    frames =
        (samples.length + frame - 1) / frame + (int) (AudioClock.ticks(silence) / AudioClock.FRAME);
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public boolean poll(AudioFrame into) {
    if (next == frames) {
      return false;
    }
    short[] frame = into.samples();
    int from = Math.min(next * frame.length, samples.length);
    int count = Math.min(frame.length, samples.length - from);
    System.arraycopy(samples, from, frame, 0, count);
    Arrays.fill(frame, count, frame.length, (short) 0);
    into.describe((long) next * AudioClock.FRAME, (next + 1) * FRAME_NANOS, false);
    next++;
    return true;
  }

  @Override
  public boolean heardSince(long nanos) {
    return true;
  }

  @Override
  public boolean closed() {
    return next == frames;
  }

  @Override
  public int play(short[] samples, int from, int count) {
    return count;
  }

  @Override
  public boolean awaitRoom(Duration limit) {
    return true;
  }

  @Override
  public long queued() {
    return 0;
  }

  @Override
  public long played() {
    return 0;
  }

  @Override
  public long stop(Duration fade) {
    return 0;
  }

  @Override
  public void hold() {}

  @Override
  public void resume() {}

  @Override
  public long sentNanos(long position) {
    return 0;
  }
}
