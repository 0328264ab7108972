package dev.parley.bench.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pauses inside what is said. */
class SpokenTest {
  /** 100 ms of sound for each mark. */
  private static Spoken said(String marks) {
    short[] samples = new short[marks.length() * 800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (marks.charAt(i / 800) == '#' ? 5000 * Math.sin(i * 0.3) : 0);
    }
    return Spoken.of("test", Expects.OPEN, "", samples);
  }

  @Test
  void aPauseLiesBetweenSounds() {
    assertThat(said("##...###").pauses())
        .containsExactly(new Spoken.Silent(Duration.ofMillis(700), Duration.ofMillis(1000)));
  }

  @Test
  void whatIsShortOrAroundIsNoPause() {
    assertThat(said("....##.###......").pauses()).isEmpty();
  }
}
