package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SpeechBufferTest {
  private final SpeechBuffer speech = new SpeechBuffer();
  private final short[] into = new short[4];

  @Test
  void givesSamplesInOrderAndThenTheEnd() throws Exception {
    speech.append(new short[] {1, 2, 3, 4, 5, 9}, 5);
    speech.finish();
    assertThat(speech.read(into)).isEqualTo(4);
    assertThat(into).containsExactly(1, 2, 3, 4);
    assertThat(speech.read(into)).isEqualTo(1);
    assertThat(into[0]).isEqualTo((short) 5);
    assertThat(speech.read(into)).isEqualTo(-1);
  }

  @Test
  void waitsForSamples() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var read = threads.submit(() -> speech.read(into));
      speech.append(new short[] {7}, 1);
      assertThat(read.get()).isOne();
    }
  }

  @Test
  void tellsOfAFailureAfterWhatCameBefore() throws Exception {
    speech.append(new short[] {7}, 1);
    speech.fail(new TtsException("out of breath"));
    assertThat(speech.read(into)).isOne();
    assertThatThrownBy(() -> speech.read(into)).hasMessage("out of breath");
    assertThatThrownBy(speech::await).hasMessage("out of breath");
  }

  @Test
  void endsWaitingAndRenderingWhenClosed() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var read = threads.submit(() -> speech.read(into));
      speech.close();
      assertThat(read.get()).isEqualTo(-1);
    }
    assertThat(speech.append(into, 4)).isFalse();
    assertThat(speech.complete()).isFalse();
  }
}
