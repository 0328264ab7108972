package dev.parley.bench.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.audio.Level;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveLevelTest {
  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000})
  void aToneHasTheLevelItHas(int rate) {
    short[] tone = Sine.of(440, 3276.8, 5, rate);
    assertThat(ActiveLevel.dbov(tone, rate)).isCloseTo(-23.0, within(0.2));
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000})
  void pausesDoNotCount(int rate) {
    short[] tone = Sine.of(440, 3276.8, 5, rate);
    short[] paused = Arrays.copyOf(tone, 4 * tone.length);
    assertThat(Level.dbfs(paused, 0, paused.length)).isCloseTo(-29.0, within(0.1));
    assertThat(ActiveLevel.dbov(paused, rate)).isCloseTo(-23.0, within(0.4));
  }

  @Test
  void twiceTheAmplitudeIsSixDecibelsMore() {
    double once = ActiveLevel.dbov(Sine.of(300, 1000, 2, 8000), 8000);
    double twice = ActiveLevel.dbov(Sine.of(300, 2000, 2, 8000), 8000);
    assertThat(twice - once).isCloseTo(6.02, within(0.1));
  }

  @Test
  void silenceIsSilence() {
    assertThat(ActiveLevel.dbov(new short[8000], 8000)).isEqualTo(Level.SILENCE);
    assertThat(ActiveLevel.dbov(new short[0], 8000)).isEqualTo(Level.SILENCE);
  }
}
