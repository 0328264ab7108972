package dev.parley.bench.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneBandTest {
  @ParameterizedTest
  @CsvSource({
    "75,-60,-45",
    "150,-25,-23",
    "300,-3.2,-2.8",
    "600,-0.2,0.1",
    "1000,-0.1,0.1",
    "2500,-0.3,0.1",
    "3400,-3.2,-2.8",
    "3800,-40,-15"
  })
  void carriesWhatATelephoneDoes(double hertz, double least, double most) {
    short[] tone = Sine.of(hertz, 10_000, 1, AudioFrame.NARROWBAND);
    short[] left = TelephoneBand.of(tone);
    int settled = 2000;
    int count = tone.length - settled;
    double change = Level.dbfs(left, settled, count) - Level.dbfs(tone, settled, count);
    assertThat(change).isBetween(least, most);
  }
}
