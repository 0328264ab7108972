package dev.parley.audio;

/**
 * Hears telephone keys as tones (ITU-T Q.23, Q.24): Goertzel filters over blocks of 12.75 ms. Two
 * blocks that agree make a key where tones are all there is; where keys should come in another way,
 * three must, since a voice now and then sounds like a key for a moment.
 */
public final class DtmfDetector {
  /** In ticks: 12.75 ms. */
  private static final int BLOCK = 102;

  private static final int[] FREQUENCIES = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
  private static final String KEYS = "123A456B789C*0#D";

  /** Louder tone over the other of its group: 8 dB. */
  private static final float DISTINCT = 6.3f;

  /** The high tone may be 5 dB above the low one, or 9 dB below. */
  private static final float REVERSE_TWIST = 3.2f;

  private static final float TWIST = 8f;

  /** Share of the block's energy that the two tones must have. */
  private static final float SHARE = 0.72f;

  /** Mean power of a block below which nothing is heard: -38 dBFS. */
  private static final float QUIET = 413f * 413f;

  private final float[] coefficients = new float[8];
  private final float[] last = new float[8];
  private final float[] beforeLast = new float[8];
  private final float[] power = new float[8];
  private final int block;
  private float energy;
  private int filled;
  private char previous;
  private char current;
  private int agreed;
  private int needed = 2;

  /** Creates a detector that has heard nothing of so many samples a second. */
  public DtmfDetector(int rate) {
    block = BLOCK * AudioClock.samplesPerTick(rate);
    for (int i = 0; i < 8; i++) {
      coefficients[i] = (float) (2 * Math.cos(2 * Math.PI * FREQUENCIES[i] / rate));
    }
  }

  /** Whether keys should come in another way, so that more is asked of a tone: 38 ms of it. */
  public void expect(boolean otherWay) {
    needed = otherWay ? 3 : 2;
  }

  /** The key whose tone is heard, 0 for none. */
  public char key() {
    return current;
  }

  /**
   * Listens to at most a frame of samples.
   *
   * @return the key that was just recognised, 0 if none was
   */
  public char listen(short[] samples, int from, int count) {
    char found = 0;
    for (int i = from; i < from + count; i++) {
      float sample = samples[i];
      energy += sample * sample;
      for (int f = 0; f < 8; f++) {
        float next = coefficients[f] * last[f] - beforeLast[f] + sample;
        beforeLast[f] = last[f];
        last[f] = next;
      }
      if (++filled == block) {
        char confirmed = confirm(endBlock());
        found = confirmed == 0 ? found : confirmed;
      }
    }
    return found;
  }

  private char confirm(char key) {
    agreed = key == previous ? agreed + 1 : 1;
    previous = key;
    if (agreed < (key == 0 ? 2 : needed) || key == current) {
      return 0;
    }
    current = key;
    return key;
  }

  private char endBlock() {
    for (int f = 0; f < 8; f++) {
      power[f] =
          last[f] * last[f]
              + beforeLast[f] * beforeLast[f]
              - coefficients[f] * last[f] * beforeLast[f];
      last[f] = 0;
      beforeLast[f] = 0;
    }
    float total = energy;
    energy = 0;
    filled = 0;
    int row = loudest(0);
    int column = loudest(4);
    boolean key =
        total > QUIET * block
            && distinct(row, 0)
            && distinct(column, 4)
            && power[column] < power[row] * REVERSE_TWIST
            && power[row] < power[column] * TWIST
            && power[row] + power[column] > SHARE * total * block / 2;
    return key ? KEYS.charAt(row * 4 + column - 4) : 0;
  }

  private int loudest(int group) {
    int best = group;
    for (int f = group + 1; f < group + 4; f++) {
      if (power[f] > power[best]) {
        best = f;
      }
    }
    return best;
  }

  private boolean distinct(int tone, int group) {
    for (int f = group; f < group + 4; f++) {
      if (f != tone && power[f] * DISTINCT > power[tone]) {
        return false;
      }
    }
    return true;
  }
}
