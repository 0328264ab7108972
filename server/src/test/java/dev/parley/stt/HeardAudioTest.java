package dev.parley.stt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioFrame;
import org.junit.jupiter.api.Test;

class HeardAudioTest {
  private final HeardAudio heard = new HeardAudio(AudioFrame.NARROWBAND, 100);

  @Test
  void givesWhatLiesBetweenTwoPositionsAndSilenceAround() {
    heard.add(new short[] {1, 2, 3, 4}, 4, 10);
    assertThat(heard.copy(11, 13)).containsExactly(2, 3);
    assertThat(heard.copy(8, 16)).containsExactly(0, 0, 1, 2, 3, 4, 0, 0);
    assertThat(heard.copy(50, 52)).containsExactly(0, 0);
  }

  @Test
  void fillsAGapWithSilence() {
    heard.add(new short[] {1}, 1, 0);
    heard.add(new short[] {2}, 1, 3);
    assertThat(heard.copy(0, 4)).containsExactly(1, 0, 0, 2);
  }

  @Test
  void passesOverWhatCameAlready() {
    heard.add(new short[] {1, 2}, 2, 0);
    heard.add(new short[] {8, 9, 3}, 3, 0);
    assertThat(heard.copy(0, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void forgetsTheOldestBeyondItsBound() {
    for (int i = 0; i < 30; i++) {
      heard.add(new short[10], 10, 10L * i);
    }
    assertThat(heard.start()).isEqualTo(200);
    assertThat(heard.end()).isEqualTo(300);
    heard.forget(290);
    assertThat(heard.start()).isEqualTo(290);
  }

  @Test
  void keepsEverySampleInItsPlaceForHours() {
    short[] window = new short[256];
    var audio = new HeardAudio(AudioFrame.NARROWBAND, 5_000);
    for (int position = 0; position < 3_000_000; position += window.length) {
      for (int i = 0; i < window.length; i++) {
        window[i] = (short) (position + i);
      }
      audio.add(window, window.length, position);
      audio.forget(position - 4_000L);
      int from = Math.max(0, position - 3_000);
      assertThat(audio.copy(from, from + 1)).containsExactly((short) from);
    }
    assertThat(audio.copy(2_999_000, 2_999_001)).containsExactly((short) 2_999_000);
  }

  @Test
  void countsTicksOfWidebandAudio() {
    var wide = new HeardAudio(AudioFrame.WIDEBAND, 100);
    wide.add(new short[] {1, 2, 3, 4}, 4, 10);
    wide.add(new short[] {5, 6}, 2, 13);
    assertThat(wide.end()).isEqualTo(14);
    assertThat(wide.copy(11, 14)).containsExactly(3, 4, 0, 0, 5, 6);
    wide.forget(13);
    assertThat(wide.copy(12, 14)).containsExactly(0, 0, 5, 6);
  }

  @Test
  void startsAnewAfterALongGap() {
    heard.add(new short[] {1}, 1, 0);
    heard.add(new short[] {2}, 1, 1_000_000);
    assertThat(heard.start()).isEqualTo(1_000_000);
  }
}
