package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioFrame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineSpeechTest {
  private static final int VOICE = 16_000;

  private final SpeechBuffer voice = new SpeechBuffer();

  private static short[] tone(int hertz, int count) {
    short[] tone = new short[count];
    for (int i = 0; i < count; i++) {
      tone[i] = (short) (8000 * Math.sin(2 * Math.PI * hertz * i / VOICE));
    }
    return tone;
  }

  private static short[] all(LineSpeech speech) throws InterruptedException {
    short[] all = new short[0];
    short[] chunk = new short[100];
    for (int n = speech.read(chunk); n >= 0; n = speech.read(chunk)) {
      all = Arrays.copyOf(all, all.length + n);
      System.arraycopy(chunk, 0, all, all.length - n, n);
    }
    return all;
  }

  @Test
  void leavesOutTheSilenceBeforeTheFirstSound() throws Exception {
    voice.append(new short[VOICE], VOICE);
    voice.append(tone(300, 8000), 8000);
    voice.finish();
    LineSpeech speech = new LineSpeech(voice, VOICE, AudioFrame.NARROWBAND);
    assertThat(all(speech).length).isBetween(4_000, 4_000 + 200);
    assertThat(speech.trimmed()).isBetween(7_800, 8_000);
  }

  @Test
  void givesAWidebandLineAllThatTheVoiceHas() throws Exception {
    short[] high = tone(6000, 8000);
    voice.append(high, high.length);
    voice.finish();
    short[] spoken = all(new LineSpeech(voice, VOICE, AudioFrame.WIDEBAND));
    assertThat(spoken).isEqualTo(high);
  }

  @Test
  void keepsSilenceBetweenSounds() throws Exception {
    short[] click = {20_000, -20_000, 20_000, -20_000, 20_000, 20_000, 20_000, 20_000};
    voice.append(click, click.length);
    voice.append(new short[1600], 1600);
    voice.append(click, click.length);
    voice.finish();
    assertThat(all(new LineSpeech(voice, VOICE, AudioFrame.NARROWBAND)).length).isGreaterThan(800);
  }

  @Test
  void saysNothingWhereTheVoiceWasSilent() throws Exception {
    voice.append(new short[1600], 1600);
    voice.finish();
    assertThat(all(new LineSpeech(voice, VOICE, AudioFrame.NARROWBAND))).isEmpty();
  }

  @Test
  void tellsTheVoiceThatNobodyListens() {
    new LineSpeech(voice, VOICE, AudioFrame.NARROWBAND).close();
    assertThat(voice.append(new short[160], 160)).isFalse();
  }
}
