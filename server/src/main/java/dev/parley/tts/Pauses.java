package dev.parley.tts;

import java.util.Arrays;

/** Keeps the silence after each piece of a text as short as a person's would be. */
final class Pauses {
  /** The voice's own silence stays below. */
  private static final int SILENT = 90;

  private static final int AFTER_A_SENTENCE = Vocoder.RATE * 320 / 1000;
  private static final int IN_A_SENTENCE = Vocoder.RATE * 160 / 1000;

  /** Kept before the first sound of a piece, so that a soft onset is not cut. */
  private static final int ONSET = Vocoder.RATE * 30 / 1000;

  private final VoiceEngine.Sink sink;
  private short[] held = new short[0];
  private boolean begun;

  Pauses(VoiceEngine.Sink sink) {
    this.sink = sink;
  }

  /** How many samples of silence follow a piece of a text. */
  static int after(String piece) {
    return piece.matches("(?s).*[,;:—]\\s*") ? IN_A_SENTENCE : AFTER_A_SENTENCE;
  }

  /** Passes on what is heard; holds back silence until more is heard. */
  boolean accept(short[] samples) {
    int end = samples.length;
    while (end > 0 && Math.abs(samples[end - 1]) < SILENT) {
      end--;
    }
    if (end == 0) {
      held = joined(held, samples, 0, samples.length);
      return true;
    }
    int first = 0;
    while (!begun && Math.abs(samples[first]) < SILENT) {
      first++;
    }
    held = joined(held, samples, 0, first);
    int from = begun ? 0 : Math.max(0, held.length - ONSET);
    short[] heard = joined(Arrays.copyOfRange(held, from, held.length), samples, first, end);
    begun = true;
    held = joined(new short[0], samples, end, samples.length);
    return sink.accept(heard, heard.length);
  }

  /** Ends a piece with at most so much silence. */
  boolean end(int most) {
    int count = Math.min(most, held.length);
    short[] silence = held;
    held = new short[0];
    begun = false;
    return count == 0 || sink.accept(silence, count);
  }

  private static short[] joined(short[] first, short[] second, int from, int to) {
    short[] joined = Arrays.copyOf(first, first.length + to - from);
    System.arraycopy(second, from, joined, first.length, to - from);
    return joined;
  }
}
