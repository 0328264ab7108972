package dev.parley.bench.media;

import dev.parley.audio.AudioFrame;
import java.util.random.RandomGenerator;

/**
 * What stands for speech: noise that swells and fades three times a second, in talk-spurts and
 * pauses as long as those of a telephone conversation (ITU-T P.59), over the hiss of a line.
 */
final class TalkSpurts {
  /** How much of the time one party to a conversation speaks. */
  static final double USUAL_SHARE = 0.385;

  /** Mean length of a talk-spurt. */
  private static final double SPURT = 1.004 * AudioFrame.NARROWBAND;

  private static final double LOUD = 4000;

  /** -70 dBFS. */
  private static final double HISS = 10;

  private TalkSpurts() {}

  /**
   * A stretch of it.
   *
   * @param share of the time in which there is speech, 0 to 1
   */
  static short[] of(int samples, double share, RandomGenerator random) {
    short[] speech = new short[samples];
    for (int at = 0; at < samples; ) {
      int spurt = (int) (SPURT * random.nextExponential());
      fill(speech, at, spurt, LOUD, random);
      at += spurt;
      int pause = (int) (SPURT * (1 - share) / share * random.nextExponential());
      fill(speech, at, pause, 0, random);
      at += pause;
    }
    return speech;
  }

  private static void fill(
      short[] speech, int from, int count, double loud, RandomGenerator random) {
    for (int i = from; i < Math.min(from + count, speech.length); i++) {
      double swell = Math.max(0, Math.sin(2 * Math.PI * 3 * (i - from) / AudioFrame.NARROWBAND));
      speech[i] = (short) ((HISS + loud * swell) * random.nextGaussian());
    }
  }
}
