package dev.parley.turn;

import dev.parley.audio.AudioClock;
import java.util.Arrays;

/**
 * Finds the agent's own voice in what is heard, given back by the line or by a loudspeaker: the
 * same sound a while later. Both are compared at 2000 samples a second, their slope instead of
 * their value, for voices that have nothing in common but their pitch differ in it.
 */
public final class OwnVoice {
  private static final int RATE = 2000;
  private static final int WINDOW = HeardWindow.TICKS * RATE / AudioClock.RATE;

  /** As late as it may be given back. */
  private static final int LATEST = RATE * 8 / 10;

  /** What is left of a comparison with each window. */
  private static final float KEEP = 0.88f;

  /** Below this a window is silence, and nothing is compared. */
  private static final float SILENCE = WINDOW * 20f * 20f;

  private final int perSample;
  private final float[] sent = new float[LATEST + WINDOW];
  private final float[] heard = new float[WINDOW];
  private final float[] common = new float[LATEST];
  private final float[] sentEnergy = new float[LATEST];
  private float heardEnergy;
  private float sentBefore;
  private float heardBefore;
  private int sounding;

  /**
   * Compares what has this rate.
   *
   * @param rate samples a second
   */
  public OwnVoice(int rate) {
    perSample = rate / RATE;
  }

  /**
   * Compares the next 32 ms.
   *
   * @param out what was sent meanwhile, zeros for silence
   * @param in what was heard meanwhile
   * @return how much of what was heard was sent before, from 0 to 1
   */
  public float share(short[] out, short[] in) {
    System.arraycopy(sent, WINDOW, sent, 0, LATEST);
    sentBefore = slope(out, sent, LATEST, sentBefore);
    heardBefore = slope(in, heard, 0, heardBefore);
    sounding = energy(sent, LATEST, WINDOW) > SILENCE ? LATEST / WINDOW + 2 : sounding - 1;
    float energy = energy(heard, 0, WINDOW);
    if (sounding <= 0 || energy < SILENCE) {
      forget();
      return 0;
    }
    heardEnergy = KEEP * heardEnergy + energy;
    float most = 0;
    for (int late = 0; late < LATEST; late++) {
      int from = LATEST - late;
      float both = 0;
      float one = 0;
      for (int i = 0; i < WINDOW; i++) {
        float then = sent[from + i];
        both += then * heard[i];
        one += then * then;
      }
      common[late] = KEEP * common[late] + both;
      sentEnergy[late] = KEEP * sentEnergy[late] + one;
      float share = common[late] * common[late] / (heardEnergy * sentEnergy[late] + 1);
      most = Math.max(most, share);
    }
    return Math.min(1, most);
  }

  private void forget() {
    if (heardEnergy > 0) {
      Arrays.fill(common, 0);
      Arrays.fill(sentEnergy, 0);
      heardEnergy = 0;
    }
  }

  /** Brings samples to the rate of comparison and takes their slope; gives the last of them. */
  private float slope(short[] samples, float[] into, int at, float before) {
    float last = before;
    for (int i = 0; i < WINDOW; i++) {
      float sum = 0;
      for (int k = 0; k < perSample; k++) {
        sum += samples[i * perSample + k];
      }
      float value = sum / perSample;
      into[at + i] = value - 0.9f * last;
      last = value;
    }
    return last;
  }

  private static float energy(float[] samples, int from, int count) {
    float sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += samples[i] * samples[i];
    }
    return sum;
  }
}
