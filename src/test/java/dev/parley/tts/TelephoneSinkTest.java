package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TelephoneSinkTest {
  private final SpeechBuffer speech = new SpeechBuffer();
  private final TelephoneSink sink = new TelephoneSink(16_000, speech);

  @Test
  void leavesOutTheSilenceBeforeTheFirstSound() {
    sink.accept(new short[16_000], 16_000);
    assertThat(speech.rendered()).isEmpty();
    short[] tone = new short[8_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (8000 * Math.sin(2 * Math.PI * 300 * i / 16_000));
    }
    for (int at = 0; at < tone.length; at += 160) {
      sink.accept(Arrays.copyOfRange(tone, at, at + 160), 160);
    }
    sink.finish();
    assertThat(speech.rendered().length).isBetween(4_000, 4_000 + 200);
    assertThat(sink.trimmed()).isBetween(7_800, 8_000);
  }

  @Test
  void keepsSilenceBetweenSounds() {
    short[] click = {20_000, -20_000, 20_000, -20_000, 20_000, 20_000, 20_000, 20_000};
    sink.accept(click, click.length);
    sink.accept(new short[1600], 1600);
    sink.accept(click, click.length);
    sink.finish();
    assertThat(speech.rendered().length).isGreaterThan(800);
  }

  @Test
  void saysWhenNobodyListens() {
    speech.close();
    assertThat(sink.accept(new short[160], 160)).isFalse();
  }
}
