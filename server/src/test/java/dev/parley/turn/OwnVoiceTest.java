package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The agent's voice in what is heard. */
class OwnVoiceTest {
  private static final int RATE = 8000;

  /** Sound like a voice's: pulses of a pitch that wanders, through a resonance that does too. */
  private static short[] voice(long seed, double pitch, int millis) {
    Random random = new Random(seed);
    short[] samples = new short[RATE * millis / 1000];
    double phase = 0;
    double first = 0;
    double second = 0;
    double frequency = pitch;
    double formant = 500;
    for (int i = 0; i < samples.length; i++) {
      if (i % 800 == 0) {
        frequency = pitch * (0.85 + 0.3 * random.nextDouble());
        formant = 300 + 500 * random.nextDouble();
      }
      phase += frequency / RATE;
      double pulse = phase >= 1 ? 6000 : 40 * random.nextGaussian();
      phase %= 1;
      double value = pulse + 1.8 * Math.cos(2 * Math.PI * formant / RATE) * first - 0.81 * second;
      second = first;
      first = value;
      samples[i] = (short) Math.clamp(value, -30_000, 30_000);
    }
    return samples;
  }

  private static short[] echo(short[] sent, double level, int millis) {
    short[] heard = new short[sent.length];
    int late = RATE * millis / 1000;
    for (int i = late; i < heard.length; i++) {
      heard[i] = (short) (level * sent[i - late]);
    }
    return heard;
  }

  private static short[] sum(short[] one, short[] other) {
    short[] both = new short[one.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (short) Math.clamp(one[i] + other[i], -32_768, 32_767);
    }
    return both;
  }

  /** The share found in each window from a time on. */
  private static float[] shares(short[] sent, short[] heard, int fromMillis) {
    OwnVoice own = new OwnVoice(RATE);
    float[] shares = new float[sent.length / HeardWindow.TICKS];
    for (int i = 0; i < shares.length; i++) {
      int from = i * HeardWindow.TICKS;
      shares[i] =
          own.share(
              Arrays.copyOfRange(sent, from, from + HeardWindow.TICKS),
              Arrays.copyOfRange(heard, from, from + HeardWindow.TICKS));
    }
    return Arrays.copyOfRange(shares, fromMillis / 32, shares.length);
  }

  private static double least(float[] shares) {
    double least = 1;
    for (float share : shares) {
      least = Math.min(least, share);
    }
    return least;
  }

  private static double most(float[] shares) {
    double most = 0;
    for (float share : shares) {
      most = Math.max(most, share);
    }
    return most;
  }

  @Test
  void anEchoIsFound() {
    short[] agent = voice(1, 120, 3000);
    assertThat(least(shares(agent, echo(agent, 0.4, 200), 300))).isGreaterThan(0.8);
    assertThat(least(shares(agent, echo(agent, 0.1, 480), 600))).isGreaterThan(0.7);
  }

  @Test
  void anotherVoiceIsNone() {
    short[] agent = voice(1, 120, 3000);
    assertThat(most(shares(agent, voice(2, 125, 3000), 200))).isLessThan(0.45);
    assertThat(most(shares(agent, voice(3, 210, 3000), 200))).isLessThan(0.45);
  }

  @Test
  void aCalleeWhoSpeaksOverAnEchoIsHeard() {
    short[] agent = voice(1, 120, 3000);
    short[] both = sum(echo(agent, 0.3, 200), voice(2, 200, 3000));
    assertThat(most(shares(agent, both, 400))).isLessThan(0.5);
  }

  @Test
  void silenceIsNothing() {
    short[] agent = voice(1, 120, 1000);
    assertThat(most(shares(agent, new short[agent.length], 0))).isZero();
    assertThat(most(shares(new short[agent.length], agent, 0))).isZero();
  }
}
