package dev.parley.bench.answerer;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.time.Duration;

/** A line on which somebody is heard, faster than they speak; nothing is played on it. */
final class ClipLine implements AudioLine {
  private final short[] samples;
  private volatile int at;

  ClipLine(short[] samples) {
    this.samples = samples;
  }

  @Override
  public int rate() {
    return AudioFrame.NARROWBAND;
  }

  @Override
  public boolean poll(AudioFrame into) {
    if (closed()) {
      return false;
    }
    int from = at;
    System.arraycopy(samples, from, into.samples(), 0, AudioClock.FRAME);
    into.describe(from, from * AudioClock.TICK_NANOS, false);
    at = from + AudioClock.FRAME;
    return true;
  }

  @Override
  public boolean heardSince(long nanos) {
    return true;
  }

  @Override
  public boolean closed() {
    return at + AudioClock.FRAME > samples.length;
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
