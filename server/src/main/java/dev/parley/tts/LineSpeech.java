package dev.parley.tts;

import dev.parley.audio.Resampler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Speech at the rate of a line, without the silence a voice begins with: the caller would feel it
 * as a longer wait. Pulled by one thread.
 */
final class LineSpeech implements Speech {
  /** A soft consonant such as the s of "stop" begins this loud; the voices' silence stays below. */
  private static final int VOICED = 60;

  /** The resampler holds back less than this, at the voice's rate. */
  private static final int TAIL = 128;

  /** Samples pulled at once. */
  private static final int CHUNK = 640;

  private final SpeechBuffer voice;
  private final @Nullable Resampler resampler;
  private final short[] chunk = new short[CHUNK];

  /** Samples kept before the first sound, so that a soft onset is not cut: 15 ms. */
  private final int onset;

  private short[] ready;
  private int from;
  private int to;
  private boolean begun;
  private boolean ended;
  private volatile boolean closed;
  private int trimmed;

  /** Brings speech from a voice's rate to a line's. */
  LineSpeech(SpeechBuffer voice, int voiceRate, int lineRate) {
    this.voice = voice;
    resampler = voiceRate == lineRate ? null : new Resampler(voiceRate, lineRate);
    onset = lineRate * 15 / 1000;
    ready = new short[limit()];
  }

  @Override
  public int read(short[] into) throws InterruptedException {
    while (!closed && !ended && (from == to || !begun)) {
      pull();
    }
    if (closed || from == to || !begun) {
      return -1;
    }
    int count = Math.min(into.length, to - from);
    System.arraycopy(ready, from, into, 0, count);
    from += count;
    return count;
  }

  /** Samples left out before the first sound. */
  int trimmed() {
    return trimmed;
  }

  /** Takes what the voice has, and what the resampler still holds at its end. */
  private void pull() throws InterruptedException {
    int count = voice.read(chunk);
    ended = count < 0;
    if (ended) {
      Arrays.fill(chunk, 0, TAIL, (short) 0);
    }
    int held = to - from;
    int wanted = held + limit();
    short[] next = wanted > ready.length ? new short[wanted] : ready;
    System.arraycopy(ready, from, next, 0, held);
    ready = next;
    from = 0;
    to = held + change(ended ? TAIL : count, held);
    if (!begun) {
      begin(held);
    }
  }

  /** Brings what was pulled to the line's rate; gives how many samples that are. */
  private int change(int count, int at) {
    if (resampler != null) {
      return resampler.resample(chunk, 0, count, ready, at);
    }
    int whole = ended ? 0 : count;
    System.arraycopy(chunk, 0, ready, at, whole);
    return whole;
  }

  private int limit() {
    return resampler == null ? CHUNK : resampler.limit(CHUNK);
  }

  /** Leaves out what is silent; of the samples before a position that is known. */
  private void begin(int known) {
    int first = known;
    while (first < to && Math.abs(ready[first]) < VOICED) {
      first++;
    }
    begun = first < to;
    from = Math.max(0, first - onset);
    trimmed += from;
  }

  /** Whether the voice has said all of it. */
  boolean complete() {
    return voice.complete();
  }

  @Override
  public void close() {
    closed = true;
    voice.close();
  }
}
