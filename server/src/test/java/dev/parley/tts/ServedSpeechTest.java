package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.driver.ToneVoice;
import dev.parley.outbound.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is said of a sentence whose server failed before all of it was passed on. */
class ServedSpeechTest {
  private static final int RATE = 8000;

  /** Gives samples, and breaks when it is told to. */
  private static final class Breaking implements VoiceEngine {
    private final short[] samples;
    private final CountDownLatch now;

    Breaking(short[] samples, CountDownLatch now) {
      this.samples = samples;
      this.now = now;
    }

    @Override
    public List<String> voices() {
      return List.of();
    }

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public void render(String text, String id, double speed, Sink sink)
        throws InterruptedException {
      sink.accept(samples, samples.length);
      now.await();
      throw new TtsException("the connection broke");
    }

    @Override
    public void close() {}
  }

  /** A hum that begins anew after each pause. */
  private static short[] hum(int millis, int soundMillis, int pauseMillis) {
    short[] samples = new short[millis * RATE / 1000];
    for (int i = 0; i < samples.length; i++) {
      boolean pauses = i * 1000 / RATE % (soundMillis + pauseMillis) >= soundMillis;
      samples[i] = (short) (pauses ? 0 : 3000 * Math.sin(i * 0.3));
    }
    return samples;
  }

  /** How many samples come of a speech that broke unnoticed, before the other voice begins. */
  private static int saidBefore(short[] samples, int readBefore) throws InterruptedException {
    SpeechBuffer buffer = new SpeechBuffer();
    CountDownLatch breaks = new CountDownLatch(1);
    Rendering rendering =
        new Rendering(
            new Breaking(samples, breaks),
            new Rendering.Text("Something.", "a", 1),
            buffer,
            new Rest("voice", () -> Instant.EPOCH, new Random(1)).attempt().orElseThrow(),
            true,
            _ -> {});
    ToneVoice other = new ToneVoice();
    try (ServedSpeech speech =
        new ServedSpeech(
            buffer,
            new LineSpeech(buffer, RATE, RATE),
            rendering,
            () -> other.speak("Something.", ToneVoice.VOICE, RATE),
            "nova",
            RATE)) {
      int said = readBefore == 0 ? 0 : speech.read(new short[readBefore]);
      breaks.countDown();
      await().until(() -> buffer.failure() != null);
      short[] next = new short[80];
      for (int n = speech.read(next); n >= 0; n = speech.read(next)) {
        for (int i = 0; i < n; i++, said++) {
          if (Math.abs(next[i]) > 4000) {
            assertThat(speech.standIn()).startsWith("nova ").contains("the connection broke");
            return said;
          }
        }
      }
    }
    throw new AssertionError("The other voice said nothing.");
  }

  /** The other voice's own silence before it begins. */
  private static final int SILENCE = 800;

  private static final int PAUSE = RATE / 4;

  @Test
  void isSaidToTheNextPause() throws Exception {
    int said = saidBefore(hum(1500, 160, 40), 80);
    assertThat(said - SILENCE - PAUSE).isBetween(160 * 8, 175 * 8);
  }

  @Test
  void fadesWhereNoPauseIsNear() throws Exception {
    int said = saidBefore(hum(1500, 5000, 1), 80);
    assertThat(said - SILENCE - PAUSE).isBetween(500 * 8, 515 * 8);
  }

  @Test
  void isNotSaidAtAllIfNothingWasYet() throws Exception {
    assertThat(saidBefore(hum(1500, 160, 40), 0)).isBetween(SILENCE, SILENCE + 20);
  }
}
