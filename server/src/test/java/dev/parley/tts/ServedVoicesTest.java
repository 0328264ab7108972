package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.driver.ToneVoice;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.Rest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real HTTP server speaks, and fails in every way. The voice in its place is louder. */
class ServedVoicesTest {
  private static final int LINE = 8000;
  private static final String TEXT = "This is said by somebody else.";
  private static final Duration SHORT = Duration.ofMillis(60);

  /** Longer than anything takes here. */
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private final OutboundClient client = OutboundClient.ofOperator(Map.of());
  private final ToneVoice embedded = new ToneVoice();
  private Instant now = Instant.parse("2026-02-26T12:00:00Z");
  private SpeakingServer server;

  @BeforeEach
  void start() throws IOException {
    server = SpeakingServer.humming();
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  /** What came out of a speech. */
  private static final class Said {
    private final short[] samples;
    private final String standIn;

    Said(short[] samples, String standIn) {
      this.samples = samples;
      this.standIn = standIn;
    }

    short[] samples() {
      return samples;
    }

    String standIn() {
      return standIn;
    }

    int loudest() {
      int loudest = 0;
      for (short sample : samples) {
        loudest = Math.max(loudest, Math.abs(sample));
      }
      return loudest;
    }

    boolean byTheServer() {
      return Math.abs(loudest() - SpeakingServer.LOUD) < SpeakingServer.LOUD / 5;
    }

    /** The other voice hums as loud as this. */
    boolean byTheOther() {
      return Math.abs(loudest() - 8000) < 500;
    }

    int millis() {
      return samples.length * 1000 / LINE;
    }
  }

  private ServedVoices voices(VoiceProtocol protocol, Duration first, Duration next) {
    return new ServedVoices(
        server.voice(protocol, "nova"),
        client,
        embedded,
        ToneVoice.VOICE,
        Pronunciations.of(List.of("Siobhan = shi-VAWN"), "here"),
        directory,
        new Rest("voice nova", () -> now, new Random(1)),
        new SpeechBuffer.Patience(first, next, System::nanoTime));
  }

  private ServedVoices voices() {
    return voices(VoiceProtocol.OPENAI, LONG, LONG);
  }

  private static Said say(ServedVoices voices, String text) throws InterruptedException {
    return say(voices, text, voices.voice());
  }

  private static Said say(ServedVoices voices, String text, Voice voice)
      throws InterruptedException {
    try (Speech speech = voices.speak(text, voice, LINE)) {
      short[] all = new short[0];
      short[] chunk = new short[160];
      for (int n = speech.read(chunk); n >= 0; n = speech.read(chunk)) {
        all = Arrays.copyOf(all, all.length + n);
        System.arraycopy(chunk, 0, all, all.length - n, n);
      }
      return new Said(all, String.valueOf(speech.standIn()));
    }
  }

  @Test
  void saysWhatTheServerSays() throws Exception {
    Said said = say(voices(), TEXT);
    assertThat(said.byTheServer()).isTrue();
    assertThat(said.standIn()).isEqualTo("null");
    assertThat(said.millis()).isBetween(1780, 1820);
    assertThat(server.asked())
        .singleElement()
        .satisfies(asked -> {
          assertThat(asked.uri().getPath()).isEqualTo("/v1/audio/speech");
          assertThat(asked.authorization()).isEqualTo("Bearer " + SpeakingServer.KEY);
          assertThat(asked.body().toString())
              .isEqualTo(
                  """
                  {"model":"small-voice","input":"%s","voice":"nova","response_format":"pcm"}\
                  """
                      .formatted(TEXT));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, /v1/audio/speech, speed, 1.3",
    "ELEVENLABS, /v1/text-to-speech/nova/stream?output_format=pcm_16000, speed, 1.2",
    "DEEPGRAM, /v1/speak?model=nova&encoding=linear16&sample_rate=24000&container=none, none, 0"
  })
  void asksAsEachOfThemWants(VoiceProtocol protocol, String uri, String pace, double speed)
      throws Exception {
    ServedVoices voices = voices(protocol, LONG, LONG);
    Said said = say(voices, TEXT, new Voice(ServedVoices.ENGINE, "nova", 1.3));
    assertThat(said.standIn()).isEqualTo("null");
    assertThat(said.byTheServer()).isTrue();
    assertThat(said.millis()).isBetween(1780, 1820);
    SpeakingServer.Asked asked = server.asked().getFirst();
    assertThat(asked.uri()).hasToString(uri);
    assertThat(asked.body().findPath(pace).asDouble()).isEqualTo(speed);
  }

  @Test
  void speaksWhileTheServerStillSpeaks() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    server.now((_, exchange) -> {
      try (OutputStream out = SpeakingServer.begin(exchange)) {
        byte[] sound = SpeakingServer.sound(1900);
        // An odd number of bytes: half a sample waits for its other half.
        out.write(sound, 0, 4801);
        out.flush();
        heard.await();
        out.write(sound, 4801, sound.length - 4801);
      }
    });
    try (Speech speech = voices().speak(TEXT, voices().voice(), LINE)) {
      short[] chunk = new short[160];
      int all = speech.read(chunk);
      assertThat(all).isPositive();
      heard.countDown();
      for (int n = speech.read(chunk); n >= 0; n = speech.read(chunk)) {
        all += n;
        for (int i = 0; i < n; i++) {
          assertThat((int) chunk[i]).isBetween(-3300, 3300);
        }
      }
      assertThat(all * 1000 / LINE).isBetween(1880, 1920);
      assertThat(speech.standIn()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500, 503})
  void theOtherVoiceSpeaksWhereTheServerRefuses(int status) throws Exception {
    server.now((_, exchange) -> SpeakingServer.say(exchange, status, "{}"));
    Said said = say(voices(), TEXT);
    assertThat(said.byTheOther()).isTrue();
    assertThat(said.standIn())
        .startsWith("nova at 127.0.0.1:")
        .endsWith("failed (HTTP %d)".formatted(status));
  }

  @Test
  void theOtherVoiceSpeaksWhereNoAnswerComesInTime() throws Exception {
    server.now((_, _) -> server.hang());
    Said said = say(voices(VoiceProtocol.OPENAI, SHORT, LONG), TEXT);
    assertThat(said.byTheOther()).isTrue();
    assertThat(said.standIn()).endsWith("failed (no sound within 60 ms)");
  }

  @Test
  void theOtherVoiceSpeaksWhereOnlySilenceComesInTime() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = SpeakingServer.begin(exchange);
      while (server.pause(5)) {
        out.write(SpeakingServer.silence(10));
        out.flush();
      }
    });
    assertThat(say(voices(VoiceProtocol.OPENAI, SHORT, LONG), TEXT).standIn())
        .endsWith("failed (no sound within 60 ms)");
    server.now((_, exchange) -> {
      try (OutputStream out = SpeakingServer.begin(exchange)) {
        out.write(SpeakingServer.silence(2000));
      }
    });
    Said said = say(voices(), TEXT);
    assertThat(said.byTheOther()).isTrue();
    assertThat(said.standIn()).endsWith("failed (only silence came)");
  }

  @Test
  void aSentenceThatBreaksOffIsSaidAgain() throws Exception {
    server.now((_, exchange) -> SpeakingServer.half(exchange, 900));
    Said said = say(voices(), TEXT);
    assertThat(said.standIn())
        .endsWith("broke off (the connection broke); the sentence is said again");
    assertSaidAgain(said);
  }

  @Test
  void aSentenceThatEndsTooSoonIsSaidAgain() throws Exception {
    server.now((_, exchange) -> {
      try (OutputStream out = SpeakingServer.begin(exchange)) {
        out.write(SpeakingServer.sound(300));
      }
    });
    Said said = say(voices(), TEXT);
    assertThat(said.standIn()).contains("broke off (the text ends after ", "too soon");
    assertSaidAgain(said);
  }

  @Test
  void aSentenceThatFallsSilentIsSaidAgain() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = SpeakingServer.begin(exchange);
      out.write(SpeakingServer.sound(300));
      while (server.pause(1)) {
        out.write(SpeakingServer.silence(100));
      }
    });
    Said said = say(voices(), TEXT);
    assertThat(said.standIn()).contains("broke off (the text ends after ", "too soon");
    assertThat(said.loudest()).isGreaterThan(7000);
  }

  @Test
  void aSentenceThatStopsInTheMiddleIsSaidAgain() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = SpeakingServer.begin(exchange);
      out.write(SpeakingServer.sound(500));
      out.flush();
      server.hang();
    });
    Said said = say(voices(VoiceProtocol.OPENAI, LONG, SHORT), TEXT);
    assertThat(said.standIn()).contains("broke off (nothing more came for 60 ms)");
    assertSaidAgain(said);
  }

  /** First the server's voice, then at least 250 ms of silence, then all by the other. */
  private static void assertSaidAgain(Said said) {
    short[] samples = said.samples();
    int other = 0;
    while (Math.abs(samples[other]) < 2 * SpeakingServer.LOUD) {
      other++;
    }
    int silence = 0;
    while (Math.abs(samples[other - 100 - silence]) < 60) {
      silence++;
    }
    assertThat(silence * 1000 / LINE).isBetween(230, 420);
    assertThat(samples.length - other).isGreaterThan((TEXT.length() - 1) * ToneVoice.PER_CHARACTER);
  }

  @ParameterizedTest
  @CsvSource({
    "audio/mpeg, audio/mpeg came in place of bare samples",
    "application/json, application/json came in place of bare samples",
    "audio/pcm;rate=16000, audio/pcm;rate=16000 came in place of 24000 samples a second"
  })
  void takesNothingElseForSamples(String type, String why) throws Exception {
    server.now((_, exchange) -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(SpeakingServer.sound(2000));
    });
    Said said = say(voices(), TEXT);
    assertThat(said.byTheOther()).isTrue();
    assertThat(said.standIn()).endsWith("failed (%s)".formatted(why));
  }

  @Test
  void isLeftAloneAfterThreeFailuresAndTriedAgainLater() throws Exception {
    ServedVoices voices = voices();
    server.now((_, exchange) -> SpeakingServer.say(exchange, 500, "{}"));
    for (int i = 0; i < 3; i++) {
      assertThat(say(voices, TEXT).standIn()).endsWith("(HTTP 500)");
    }
    Said said = say(voices, TEXT);
    assertThat(said.byTheOther()).isTrue();
    assertThat(said.standIn()).endsWith("is left alone for a while after failures");
    assertThat(server.asked()).hasSize(3);
    server.now(SpeakingServer::hum);
    now = now.plusSeconds(10);
    assertThat(say(voices, TEXT).byTheServer()).isTrue();
  }

  @Test
  void whatIsPreparedIsAskedForOnce() throws Exception {
    ServedVoices voices = voices();
    voices.prepare(TEXT, voices.voice());
    voices.prepareInPrivate("Hello Ada.", voices.voice());
    server.now((_, exchange) -> SpeakingServer.say(exchange, 500, "{}"));
    assertThat(say(voices, TEXT).byTheServer()).isTrue();
    assertThat(say(voices, "Hello Ada.").byTheServer()).isTrue();
    ServedVoices restarted = voices();
    assertThat(say(restarted, TEXT).byTheServer()).as("kept on disk").isTrue();
    assertThat(say(restarted, "Hello Ada.").byTheOther()).as("kept nowhere").isTrue();
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void whatCannotBePreparedThereIsPreparedHere() {
    ServedVoices voices = voices();
    server.now((_, exchange) -> SpeakingServer.half(exchange, 300));
    voices.prepare(TEXT, voices.voice());
    assertThat(embedded.prepared()).containsExactly(TEXT);
  }

  @Test
  void whoeverNamesAnotherEngineGetsIt() throws Exception {
    assertThat(say(voices(), TEXT, ToneVoice.VOICE).byTheOther()).isTrue();
    assertThat(say(voices(), " * ").samples()).as("nothing to say").isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void stopsTheServerWhenNobodyListens() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    server.now((_, exchange) -> {
      OutputStream out = SpeakingServer.begin(exchange);
      try {
        while (server.pause(1)) {
          out.write(SpeakingServer.sound(200));
          out.flush();
        }
      } catch (IOException _) {
        stopped.countDown();
      }
    });
    ServedVoices voices = voices();
    try (Speech speech = voices.speak(TEXT, voices.voice(), LINE)) {
      assertThat(speech.read(new short[160])).isPositive();
    }
    await().until(() -> stopped.getCount() == 0);
    server.now(SpeakingServer::hum);
    assertThat(say(voices, TEXT).standIn()).isEqualTo("null");
  }

  @Test
  void showsItsKeyToNobody() {
    assertThat(server.voice(VoiceProtocol.OPENAI, "nova").toString())
        .doesNotContain(SpeakingServer.KEY);
    assertThat(List.of(VoiceProtocol.values())).hasSize(3);
  }
}
