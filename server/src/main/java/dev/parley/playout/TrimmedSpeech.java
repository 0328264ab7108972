package dev.parley.playout;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Level;
import dev.parley.audio.Loudness;
import dev.parley.tts.Speech;
import org.jspecify.annotations.Nullable;

/** Speech without the silence before its first and after its last voiced sound. */
final class TrimmedSpeech implements Speech {
  private static final short[] NONE = new short[0];

  private final Speech speech;
  private final short[] block;
  private int filled;
  private boolean begun;
  private boolean ended;
  private short[] held = NONE;
  private short[] ready = NONE;
  private int at;

  /** Trims speech of so many samples a second. */
  TrimmedSpeech(Speech speech, int rate) {
    this.speech = speech;
    block = new short[Loudness.BLOCK * AudioClock.samplesPerTick(rate)];
  }

  @Override
  public int read(short[] into) throws InterruptedException {
    while (at == ready.length) {
      if (ended) {
        return -1;
      }
      advance();
    }
    int count = Math.min(into.length, ready.length - at);
    System.arraycopy(ready, at, into, 0, count);
    at += count;
    return count;
  }

  /** Takes what the voice has; it is ready once something voiced follows. */
  private void advance() throws InterruptedException {
    short[] chunk = new short[block.length - filled];
    int count = speech.read(chunk);
    if (count < 0) {
      ended = true;
    } else {
      System.arraycopy(chunk, 0, block, filled, count);
      filled += count;
    }
    if (filled == block.length || (ended && filled > 0)) {
      boolean voiced = Level.voiced(block, 0, filled);
      if (voiced) {
        ready = joined(held);
        at = 0;
        held = NONE;
        begun = true;
      } else if (begun) {
        held = joined(held);
      }
      filled = 0;
    }
  }

  private short[] joined(short[] before) {
    short[] both = new short[before.length + filled];
    System.arraycopy(before, 0, both, 0, before.length);
    System.arraycopy(block, 0, both, before.length, filled);
    return both;
  }

  @Override
  public @Nullable String standIn() {
    return speech.standIn();
  }

  @Override
  public void close() {
    speech.close();
  }
}
