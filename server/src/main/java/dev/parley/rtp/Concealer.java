package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import java.util.Arrays;

/**
 * Makes up samples where packets are missing, in the spirit of ITU-T G.711 Appendix I: the last
 * pitch periods are repeated, more of them the longer the gap, and fade to silence within 60 ms;
 * the first real samples afterwards are blended in. Unlike there, real audio is never held back for
 * it.
 */
final class Concealer {
  // Of 50, 5, 15 and 20 ms, in ticks.
  private static final int HISTORY = 400;
  private static final int SHORTEST_PITCH = 40;
  private static final int LONGEST_PITCH = 120;
  private static final int CORRELATED = 160;

  /** 10 ms: at full level so long, and a period more is repeated each time. */
  private static final int STEP = 80;

  /** The shortest blend, in ticks. */
  private static final int BLEND = 32;

  private final int perTick;
  private final int past;
  private final int step;

  /** After so many samples there is silence. */
  private final int silent;

  /** What is remembered: the history, and what follows it until it is moved down at once. */
  private final short[] memory;

  private final short[] history;
  private final short[] pattern;
  private int end;
  private int made;
  private int pitch;
  private int cursor;
  private int jump;
  private int seam;

  /** Makes samples up at so many a second. */
  Concealer(int rate) {
    perTick = AudioClock.samplesPerTick(rate);
    past = HISTORY * perTick;
    step = STEP * perTick;
    silent = 6 * step;
    memory = new short[3 * past];
    history = new short[past];
    pattern = new short[past];
    end = past;
  }

  /** Takes real samples in place and blends the first of them with what was made up before. */
  void real(short[] samples, int from, int count) {
    if (made > 0) {
      int overlap = Math.min(count, Math.min(step, BLEND * perTick + made / 4));
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
    end = past;
    made = 0;
  }

  private void begin() {
    System.arraycopy(memory, end - past, history, 0, past);
    pitch = pitch();
    System.arraycopy(history, 0, pattern, 0, past);
    // The end of the pattern goes over to what lies before its last period, so that it can be
    // repeated without a step.
    seam = pitch / 4;
    for (int i = 0; i < seam; i++) {
      int at = past - seam + i;
      float weight = (i + 1f) / (seam + 1);
      pattern[at] = (short) (history[at] * (1 - weight) + history[at - pitch] * weight);
    }
    cursor = past - pitch;
    jump = history[past - 1] - pattern[past - 1];
  }

  private short next() {
    if (made >= silent) {
      return 0;
    }
    float sample = pattern[cursor];
    if (made < seam) {
      sample += jump * (1 - (made + 1f) / (seam + 1));
    }
    if (made > step) {
      sample *= 1 - (made - step) / (float) (silent - step);
    }
    if (++cursor == past) {
      int periods = Math.min(3, 1 + made / step);
      cursor = past - periods * pitch;
    }
    made++;
    return (short) Math.max(-32768, Math.min(32767, sample));
  }

  /** The lag at which the last 20 ms are most alike what was before. */
  private int pitch() {
    int best = LONGEST_PITCH * perTick;
    double highest = 0;
    int from = past - CORRELATED * perTick;
    for (int lag = SHORTEST_PITCH * perTick; lag <= LONGEST_PITCH * perTick; lag++) {
      long product = 0;
      long energy = 1;
      for (int i = from; i < past; i++) {
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
    int kept = Math.min(count, past);
    if (end + kept > memory.length) {
      System.arraycopy(memory, end - past, memory, 0, past);
      end = past;
    }
    System.arraycopy(samples, from + count - kept, memory, end, kept);
    end += kept;
  }
}
