package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.SpeechFixture;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedVoicesIT {
  private static final String LONG =
      "Thank you for calling Riverside Dental. This is the automated assistant. I can help you"
          + " book, move, or cancel an appointment, or I can connect you to the front desk.";

  private final EmbeddedVoices voices = SpeechFixture.voices();

  @Test
  void hasAllEngines() {
    assertThat(voices.engines()).containsSubsequence("pico", "flite");
  }

  @Test
  void hasOneEngineAloneIfThatIsWanted() {
    try (EmbeddedVoices alone =
        EmbeddedVoices.only("flite", SpeechFixture.models(), SpeechFixture.inference(), 1)) {
      assertThat(alone.voices()).containsExactly(EmbeddedVoices.SLT, EmbeddedVoices.RMS);
    }
    assertThatThrownBy(() ->
            EmbeddedVoices.only("festival", SpeechFixture.models(), SpeechFixture.inference(), 1))
        .isInstanceOf(TtsException.class)
        .hasMessageContaining("festival");
  }

  @ParameterizedTest
  @CsvSource({"pico, en-US", "flite, slt", "flite, rms"})
  void beginsWithSoundAtOnce(String engine, String id) throws Exception {
    short[] spoken = SpeechFixture.spoken("Good morning.", new Voice(engine, id, 1));
    int first = 0;
    while (Math.abs(spoken[first]) < 200) {
      first++;
    }
    assertThat(first).as("samples before the first sound").isLessThan(AudioFrame.NARROWBAND / 12);
    assertThat(spoken.length).isBetween(AudioFrame.NARROWBAND / 2, 2 * AudioFrame.NARROWBAND);
  }

  @ParameterizedTest
  @CsvSource({"pico, en-US", "flite, rms"})
  void speaksFasterWhenTold(String engine, String id) throws Exception {
    short[] own = SpeechFixture.spoken(LONG, new Voice(engine, id, 1));
    short[] quick = SpeechFixture.spoken(LONG, new Voice(engine, id, 1.4));
    assertThat((double) own.length / quick.length).isBetween(1.15, 1.6);
  }

  @Test
  void streamsPicoBeforeTheTextIsRendered() throws Exception {
    String text = LONG + " Number " + new Random().nextInt(1_000_000) + ".";
    short[] chunk = new short[AudioClock.FRAME];
    try (Speech speech = voices.speak(text, EmbeddedVoices.PICO, AudioFrame.NARROWBAND)) {
      assertThat(speech.read(chunk)).isPositive();
      assertThat(((LineSpeech) speech).complete()).isFalse();
    }
  }

  @Test
  void canBeStoppedInTheMiddleAndSpeaksOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      String text = LONG + " Number " + new Random().nextInt(1_000_000) + ".";
      Speech speech = voices.speak(text, EmbeddedVoices.PICO, AudioFrame.NARROWBAND);
      assertThat(speech.read(new short[AudioClock.FRAME])).isPositive();
      speech.close();
      assertThat(speech.read(new short[AudioClock.FRAME])).isEqualTo(-1);
    }
    assertThat(SpeechFixture.heard(SpeechFixture.stt(), read("We are open on Friday.")).text())
        .isEqualTo("We are open on Friday.");
  }

  @Test
  void speaksSeveralTextsAtOnceWithoutMixingThem() throws Exception {
    List<Callable<short[]>> readers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Voice voice = new Voice(i % 2 == 0 ? "pico" : "flite", "rms", 1 + i / 1000.0);
      readers.add(() -> SpeechFixture.spoken("The quick brown fox.", voice));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<short[]> results = new ArrayList<>();
      for (Future<short[]> result : threads.invokeAll(readers)) {
        results.add(result.get());
      }
      assertThat(results.get(2)).hasSameSizeAs(results.get(0)).isEqualTo(results.get(4));
      assertThat(results.get(1).length).isCloseTo(results.get(3).length, within(400));
      assertThat(results.get(1)).isNotEqualTo(results.get(0));
    }
  }

  @Test
  void startsAtOnceWithWhatWasPrepared() throws Exception {
    String text = "Prepared line " + new Random().nextInt(1_000_000) + ".";
    voices.prepare(text, EmbeddedVoices.PICO);
    try (Speech speech = voices.speak(text, EmbeddedVoices.PICO, AudioFrame.NARROWBAND)) {
      assertThat(((LineSpeech) speech).complete()).isTrue();
      assertThat(speech.read(new short[AudioClock.FRAME])).isEqualTo(AudioClock.FRAME);
    }
  }

  @Test
  void startsAtOnceWithWhatWasSaidBefore() throws Exception {
    String text = "Line " + new Random().nextInt(1_000_000) + ".";
    assertThat(read(text)).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> {
          try (Speech speech = voices.speak(text, EmbeddedVoices.PICO, AudioFrame.NARROWBAND)) {
            return ((LineSpeech) speech).complete();
          }
        });
  }

  @Test
  void soundsTheSamePreparedAndNot() throws Exception {
    // Another id is another text to the cache, and the same voice to Pico.
    voices.prepare("We open at nine.", EmbeddedVoices.PICO);
    assertThat(SpeechFixture.spoken("We open at nine.", new Voice("pico", "other", 1)))
        .isEqualTo(read("We open at nine."));
  }

  @Test
  void takesTheFirstVoiceForOneItDoesNotHaveAndSaysSo() throws Exception {
    try (EmbeddedVoices quick = EmbeddedVoices.open(SpeechFixture.models(), 1);
        Speech asked = quick.speak("Hello there.", EmbeddedVoices.PICO, AudioFrame.NARROWBAND);
        Speech speech = quick.speak("Hello there.", EmbeddedVoices.HEART, AudioFrame.NARROWBAND)) {
      assertThat(quick.speaks(EmbeddedVoices.HEART)).isEqualTo(EmbeddedVoices.PICO);
      assertThat(speech.standIn()).isEqualTo("hibari:heart is not on this machine");
      assertThat(asked.standIn()).isNull();
      assertThat(whole(speech)).isEqualTo(whole(asked)).hasSizeGreaterThan(4000);
    }
  }

  private static short[] whole(Speech speech) throws InterruptedException {
    short[] all = new short[0];
    short[] chunk = new short[AudioClock.FRAME];
    for (int n = speech.read(chunk); n >= 0; n = speech.read(chunk)) {
      all = Arrays.copyOf(all, all.length + n);
      System.arraycopy(chunk, 0, all, all.length - n, n);
    }
    return all;
  }

  @Test
  void saysNothingOfNothing() throws Exception {
    assertThat(read("  ** ")).isEmpty();
  }

  @Test
  void refusesATextNobodyWouldListenTo() {
    assertThatThrownBy(
            () -> voices.speak("a".repeat(10_001), EmbeddedVoices.PICO, AudioFrame.NARROWBAND))
        .isInstanceOf(TtsException.class)
        .hasMessageContaining("10001");
  }

  private static short[] read(String text) throws InterruptedException {
    short[] spoken = SpeechFixture.spoken(text, EmbeddedVoices.PICO);
    return Arrays.copyOf(spoken, spoken.length);
  }

  private static org.assertj.core.data.Offset<Integer> within(int samples) {
    return org.assertj.core.data.Offset.offset(samples);
  }
}
