package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcealerTest {
  private static final int FRAME = 160;

  /** A voice-like wave of some harmonics. */
  private static short[] voice(double pitch, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      for (int h = 1; h < 6; h++) {
        samples[i] += (short) (6000.0 / h * Math.sin(2 * Math.PI * pitch * h * i / 8000 + h));
      }
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 110, 143, 190})
  void continuesAVoiceForOneLostPacket(double pitch) {
    short[] voice = voice(pitch, 10 * FRAME);
    short[] out = voice.clone();
    Concealer concealer = new Concealer(AudioFrame.NARROWBAND);
    concealer.real(out, 0, 5 * FRAME);
    concealer.conceal(out, 5 * FRAME, FRAME);
    concealer.real(out, 6 * FRAME, 4 * FRAME);
    short[] error = new short[out.length];
    int step = 0;
    int naturalStep = 0;
    for (int i = 1; i < out.length; i++) {
      error[i] = (short) (out[i] - voice[i]);
      step = Math.max(step, Math.abs(out[i] - out[i - 1]));
      naturalStep = Math.max(naturalStep, Math.abs(voice[i] - voice[i - 1]));
    }
    assertThat(Level.rms(error, 5 * FRAME, FRAME))
        .isLessThan(0.5 * Level.rms(voice, 5 * FRAME, FRAME));
    assertThat(step).as("no click").isLessThan(naturalStep * 5 / 4);
    assertThat(Level.rms(error, 7 * FRAME, 3 * FRAME)).isZero();
  }

  @Test
  void goesOverToAVoiceThatWentOnOtherwise() {
    short[] voice = voice(110, 14 * FRAME);
    short[] out = voice.clone();
    Concealer concealer = new Concealer(AudioFrame.NARROWBAND);
    concealer.real(out, 0, 5 * FRAME);
    concealer.conceal(out, 5 * FRAME, FRAME);
    for (int i = 6 * FRAME; i < out.length; i++) {
      out[i] = (short) -out[i];
    }
    concealer.real(out, 6 * FRAME, 4 * FRAME);
    concealer.conceal(out, 10 * FRAME, FRAME);
    concealer.real(out, 11 * FRAME, 3 * FRAME);
    int step = 0;
    int naturalStep = 0;
    for (int i = 1; i < out.length; i++) {
      step = Math.max(step, Math.abs(out[i] - out[i - 1]));
      naturalStep = Math.max(naturalStep, Math.abs(voice[i] - voice[i - 1]));
    }
    assertThat(step).isLessThan(naturalStep * 5 / 4);
    assertThat(Level.rms(out, 10 * FRAME, FRAME))
        .isGreaterThan(0.6 * Level.rms(voice, 10 * FRAME, FRAME));
  }

  @Test
  void fallsSilentWithinSixtyMilliseconds() {
    short[] out = voice(120, 10 * FRAME);
    Concealer concealer = new Concealer(AudioFrame.NARROWBAND);
    concealer.real(out, 0, 5 * FRAME);
    concealer.conceal(out, 5 * FRAME, 5 * FRAME);
    double before = Level.rms(out, 4 * FRAME, FRAME);
    assertThat(Level.rms(out, 5 * FRAME, FRAME)).isBetween(before * 0.7, before * 1.1);
    assertThat(Level.rms(out, 6 * FRAME, FRAME)).isBetween(before * 0.3, before * 0.9);
    assertThat(Level.rms(out, 8 * FRAME, 2 * FRAME)).isZero();
  }

  @Test
  void staysSilentWhenNothingWasHeard() {
    short[] out = new short[FRAME];
    new Concealer(AudioFrame.NARROWBAND).conceal(out, 0, FRAME);
    assertThat(out).containsOnly(0);
  }
}
