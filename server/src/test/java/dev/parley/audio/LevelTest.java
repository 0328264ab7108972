package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelTest {
  @Test
  void measuresASineThreeDecibelsBelowItsPeak() {
    short[] sine = Tone.sine(1000, 32767).samples(Duration.ofSeconds(1));
    assertThat(Level.rms(sine, 0, sine.length)).isCloseTo(32767 / Math.sqrt(2), within(5.0));
    assertThat(Level.dbfs(sine, 0, sine.length)).isCloseTo(-3.01, within(0.01));
    assertThat(Level.dbfs(new short[160], 0, 160)).isEqualTo(Level.SILENCE);
  }

  @Test
  void callsOnlyWhatCanBeHeardVoiced() {
    assertThat(Level.voiced(new short[160], 0, 160)).isFalse();
    assertThat(Level.voiced(Tone.sine(400, 80).samples(Duration.ofMillis(20)), 0, 160)).isFalse();
    assertThat(Level.voiced(Tone.sine(400, 400).samples(Duration.ofMillis(20)), 0, 160)).isTrue();
  }

  @Test
  void fadesEvenly() {
    short[] samples = new short[160];
    Arrays.fill(samples, (short) 10000);
    Fade.ramp(samples, 0, 160, 1, 0);
    assertThat(samples[0]).isEqualTo((short) 10000);
    assertThat((int) samples[80]).isCloseTo(5000, within(50));
    assertThat((int) samples[159]).isLessThan(100);
  }

  @Test
  void crossesOverWithoutAStep() {
    short[] from = new short[80];
    short[] to = new short[80];
    Arrays.fill(from, (short) 8000);
    Arrays.fill(to, (short) -8000);
    Fade.across(from, 0, to, 0, 80);
    for (int i = 1; i < 80; i++) {
      assertThat(from[i - 1] - from[i]).isBetween(0, 250);
    }
    assertThat((int) from[79]).isCloseTo(-8000, within(250));
  }
}
