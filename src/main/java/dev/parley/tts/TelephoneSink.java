package dev.parley.tts;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Resampler;
import java.util.Arrays;

/**
 * Brings a voice to the telephone's rate and leaves out the silence it begins with: the caller
 * would feel it as a longer wait.
 */
final class TelephoneSink implements VoiceEngine.Sink {
  /** A soft consonant such as the s of "stop" begins this loud; the voices' silence stays below. */
  private static final int VOICED = 60;

  /** Kept before the first sound, so that a soft onset is not cut. */
  private static final int ONSET = AudioFrame.RATE * 15 / 1000;

  /** The resampler holds back less than this, at the voice's rate. */
  private static final short[] TAIL = new short[128];

  private final SpeechBuffer into;
  private final Resampler resampler;
  private short[] out = new short[0];
  private short[] onset = new short[0];
  private boolean begun;
  private int trimmed;

  TelephoneSink(int rate, SpeechBuffer into) {
    this.into = into;
    resampler = new Resampler(rate, AudioFrame.RATE);
  }

  @Override
  public boolean accept(short[] samples, int count) {
    if (out.length < resampler.limit(count)) {
      out = new short[resampler.limit(count)];
    }
    int n = resampler.resample(samples, 0, count, out, 0);
    return begun ? into.append(out, n) : begin(n);
  }

  /** Samples left out before the first sound, at 8 kHz. */
  int trimmed() {
    return trimmed;
  }

  /** Gives what the resampler still holds. */
  void finish() {
    accept(TAIL, TAIL.length);
  }

  private boolean begin(int n) {
    short[] held = Arrays.copyOf(onset, onset.length + n);
    System.arraycopy(out, 0, held, onset.length, n);
    int first = onset.length;
    while (first < held.length && Math.abs(held[first]) < VOICED) {
      first++;
    }
    begun = first < held.length;
    int from = Math.max(0, first - ONSET);
    trimmed += from;
    onset = Arrays.copyOfRange(held, from, held.length);
    return begun ? into.append(onset, onset.length) : !into.closed();
  }
}
