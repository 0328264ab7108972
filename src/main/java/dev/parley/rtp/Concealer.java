package dev.parley.rtp;

import java.util.Arrays;

/**
 * Makes up samples where packets are missing, in the spirit of ITU-T G.711 Appendix I: the last
 * pitch periods are repeated, more of them the longer the gap, and fade to silence within 60 ms;
 * the first real samples afterwards are blended in. Unlike there, real audio is never held back for
 * it.
 */
final class Concealer {
  private static final int HISTORY = 400;

  /** What is remembered: the history, and what follows it until it is moved down at once. */
  private static final int MEMORY = 1200;

  private static final int SHORTEST_PITCH = 40;
  private static final int LONGEST_PITCH = 120;
  private static final int CORRELATED = 160;

  /** 10 ms: at full level so long, and a period more is repeated each time. */
  private static final int STEP = 80;

  /** After so many samples there is silence. */
  private static final int END = 6 * STEP;

  private final short[] memory = new short[MEMORY];
  private final short[] history = new short[HISTORY];
  private final short[] pattern = new short[HISTORY];
  private int end = HISTORY;
  private int made;
  private int pitch;
  private int cursor;
  private int jump;
  private int seam;

  /** Takes real samples in place and blends the first of them with what was made up before. */
  void real(short[] samples, int from, int count) {
    if (made > 0) {
      int overlap = Math.min(count, Math.min(STEP, 32 + made / 4));
      for (int i = 0; i < overlap; i++) {
        float weight = (i + 1f) / (overlap + 1);
        int at = from + i;
        samples[at] = (short) (next() * (1 - weight) + samples[at] * weight);
      }
      made = 0;
    }
    remember(samples, from, count);
  }

  /** Makes samples up. */
  void conceal(short[] samples, int from, int count) {
    if (made == 0) {
      begin();
    }
    for (int i = from; i < from + count; i++) {
      samples[i] = next();
    }
    remember(samples, from, count);
  }

  /** Forgets everything: a new stream follows. */
  void reset() {
    Arrays.fill(memory, (short) 0);
    end = HISTORY;
    made = 0;
  }

  private void begin() {
    System.arraycopy(memory, end - HISTORY, history, 0, HISTORY);
    pitch = pitch();
    System.arraycopy(history, 0, pattern, 0, HISTORY);
    // The end of the pattern goes over to what lies before its last period, so that it can be
    // repeated without a step.
    seam = pitch / 4;
    for (int i = 0; i < seam; i++) {
      int at = HISTORY - seam + i;
      float weight = (i + 1f) / (seam + 1);
      pattern[at] = (short) (history[at] * (1 - weight) + history[at - pitch] * weight);
    }
    cursor = HISTORY - pitch;
    jump = history[HISTORY - 1] - pattern[HISTORY - 1];
  }

  private short next() {
    if (made >= END) {
      return 0;
    }
    float sample = pattern[cursor];
    if (made < seam) {
      sample += jump * (1 - (made + 1f) / (seam + 1));
    }
    if (made > STEP) {
      sample *= 1 - (made - STEP) / (float) (END - STEP);
    }
    if (++cursor == HISTORY) {
      int periods = Math.min(3, 1 + made / STEP);
      cursor = HISTORY - periods * pitch;
    }
    made++;
    return (short) Math.max(-32768, Math.min(32767, sample));
  }

  /** The lag at which the last 20 ms are most alike what was before. */
  private int pitch() {
    int best = LONGEST_PITCH;
    double highest = 0;
    int from = HISTORY - CORRELATED;
    for (int lag = SHORTEST_PITCH; lag <= LONGEST_PITCH; lag++) {
      long product = 0;
      long energy = 1;
      for (int i = from; i < HISTORY; i++) {
        short before = history[i - lag];
        product += history[i] * before;
        energy += before * before;
      }
      double likeness = product > 0 ? (double) product * product / energy : 0;
      if (likeness > highest) {
        highest = likeness;
        best = lag;
      }
    }
    return best;
  }

  private void remember(short[] samples, int from, int count) {
    int kept = Math.min(count, HISTORY);
    if (end + kept > MEMORY) {
      System.arraycopy(memory, end - HISTORY, memory, 0, HISTORY);
      end = HISTORY;
    }
    System.arraycopy(samples, from + count - kept, memory, end, kept);
    end += kept;
  }
}
