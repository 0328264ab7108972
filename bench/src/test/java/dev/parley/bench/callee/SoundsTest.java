package dev.parley.bench.callee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Level;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundsTest {
  private static final int TENTH = 800;

  /**
   * A tenth of a second of silence, two of sound, one of silence, three of sound, one of silence.
   */
  private static short[] spoken() {
    short[] samples = new short[8 * TENTH];
    Arrays.fill(samples, TENTH, 3 * TENTH, (short) 3000);
    Arrays.fill(samples, 4 * TENTH, 7 * TENTH, (short) 3000);
    return samples;
  }

  @Test
  void findsWhereTheVoiceBeginsAndEnds() {
    assertThat(Sounds.firstVoiced(spoken())).isEqualTo(TENTH);
    assertThat(Sounds.lastVoiced(spoken())).isEqualTo(7 * TENTH - 1);
    assertThat(Sounds.trimmed(spoken())).hasSize(6 * TENTH);
  }

  @Test
  void aPauseIsAsLongAsWantedAndNothingElseChanges() {
    short[] paused = Sounds.withPause(spoken(), 700);
    assertThat(paused).hasSize((2 + 7 + 3) * TENTH);
    assertThat(Level.voiced(paused, 2 * TENTH, 7 * TENTH)).isFalse();
    assertThat(Arrays.copyOfRange(paused, 9 * TENTH, 12 * TENTH)).containsOnly((short) 3000);
  }

  @Test
  void aCoughIsTwoBursts() {
    short[] cough = Sounds.cough(1500, new Random(1));
    int burst = cough.length / 3;
    assertThat(Level.rms(cough, 0, burst)).isGreaterThan(800);
    assertThat(Level.voiced(cough, burst, burst)).isFalse();
    assertThat(Level.rms(cough, 2 * burst, burst)).isGreaterThan(800);
  }
}
