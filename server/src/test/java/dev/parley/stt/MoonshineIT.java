package dev.parley.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.SpeechFixture;
import dev.parley.audio.AudioFrame;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks with the embedded voices, through µ-law, and listens. */
class MoonshineIT {
  private static final Voice VOICE = EmbeddedVoices.RMS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes, that works for me.",
        "I would like to move my appointment to Thursday.",
        "Please stop calling me.",
        "Can I speak to a person?",
        "No."
      })
  void hearsWhatWasSaid(String sentence) throws Exception {
    SttEvent.Final heard =
        SpeechFixture.heard(SpeechFixture.stt(), SpeechFixture.spoken(sentence, VOICE));
    assertThat(plain(heard.text())).isEqualTo(plain(sentence));
    assertThat(heard.confidence()).isBetween(-0.5, 0.0);
  }

  @ParameterizedTest
  @CsvSource({
    "Seven two nine four one zero eight., pico, en-US",
    "Five five five. Zero one three two., flite, rms",
    "Nine zero two one zero., flite, slt"
  })
  void alwaysHearsSomethingInDigits(String digits, String engine, String id) throws Exception {
    short[] spoken = SpeechFixture.spoken(digits, new Voice(engine, id, 1));
    assertThat(SpeechFixture.heard(SpeechFixture.tinyStt(), spoken).text()).isNotEmpty();
    assertThat(SpeechFixture.heard(SpeechFixture.stt(), spoken).text()).isNotEmpty();
  }

  @Test
  void hearsNothingInSilenceAndNoise() throws Exception {
    short[] noise = new short[2 * AudioFrame.NARROWBAND];
    assertThat(SpeechFixture.heard(SpeechFixture.stt(), noise).text()).isEmpty();
    var random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (random.nextGaussian() * 500);
    }
    assertThat(SpeechFixture.heard(SpeechFixture.stt(), noise).text()).isEmpty();
  }

  @Test
  void answersWithTheBoundsItWasAskedFor() throws Exception {
    short[] yes = SpeechFixture.spoken("Yes, please.", VOICE);
    SttEvent.Final heard = SpeechFixture.heard(SpeechFixture.stt(), yes);
    assertThat(heard.from()).isEqualTo(AudioFrame.NARROWBAND / 2);
    assertThat(heard.to()).isEqualTo(AudioFrame.NARROWBAND / 2 + yes.length);
    assertThat(heard.took()).isPositive();
  }

  @Test
  void answersTheNewestRequestAndMayDropEarlierOnes() throws Exception {
    short[] spoken = SpeechFixture.spoken("I would like to talk about my bill.", VOICE);
    var events = new LinkedBlockingQueue<SttEvent>();
    try (SttSession session = open(SpeechFixture.stt(), false, events)) {
      session.accept(spoken, spoken.length, 0);
      for (int to = 1000; to < 1500; to += 100) {
        session.decode(0, to, SttOptions.Expected.FREE);
      }
      session.decode(0, spoken.length, SttOptions.Expected.FREE);
      SttEvent last = next(events);
      int answers = 1;
      while (last instanceof SttEvent.Final given && given.to() < spoken.length) {
        last = next(events);
        answers++;
      }
      assertThat(answers).isLessThan(6);
      assertThat(last)
          .isInstanceOfSatisfying(
              SttEvent.Final.class,
              given -> assertThat(plain(given.text())).contains("about my bill"));
    }
  }

  @Test
  void servesManySessionsAtOnce() throws Exception {
    short[] spoken = SpeechFixture.spoken("Can I speak to a person?", VOICE);
    var events = new LinkedBlockingQueue<SttEvent>();
    List<SttSession> sessions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      SttSession session = open(SpeechFixture.tinyStt(), false, events);
      session.accept(spoken, spoken.length, 0);
      session.decode(0, spoken.length, SttOptions.Expected.FREE);
      sessions.add(session);
    }
    for (int i = 0; i < 6; i++) {
      assertThat(next(events))
          .isInstanceOfSatisfying(
              SttEvent.Final.class,
              given -> assertThat(plain(given.text())).isEqualTo("can i speak to a person"));
    }
    sessions.forEach(SttSession::close);
  }

  @Test
  void givesPartialsOnlyWhenAsked() throws Exception {
    short[] spoken = SpeechFixture.spoken("I would like to talk about my bill.", VOICE);
    var events = new LinkedBlockingQueue<SttEvent>();
    try (SttSession session = open(SpeechFixture.tinyStt(), true, events)) {
      session.accept(spoken, 3 * AudioFrame.NARROWBAND / 2, 0);
      assertThat(next(events))
          .isInstanceOfSatisfying(
              SttEvent.Partial.class,
              partial -> assertThat(plain(partial.text())).contains("would like"));
    }
  }

  @Test
  void staysSilentOnceClosed() throws Exception {
    var events = new LinkedBlockingQueue<SttEvent>();
    SttSession session = open(SpeechFixture.tinyStt(), false, events);
    session.accept(new short[8000], 8000, 0);
    session.close();
    session.decode(0, 8000, SttOptions.Expected.FREE);
    assertThat(SpeechFixture.heard(SpeechFixture.tinyStt(), new short[8000]).text()).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void refusesALanguageItDoesNotKnow() {
    assertThatThrownBy(() ->
            SpeechFixture.tinyStt()
                .open(new SttOptions("es-MX", AudioFrame.NARROWBAND, false), event -> {}))
        .isInstanceOf(SttException.class)
        .hasMessageContaining("es-MX");
  }

  @Test
  void choosesTheSizeByTheMachine() {
    assertThat(Moonshine.Size.forCores(1)).isEqualTo(Moonshine.Size.TINY);
    assertThat(Moonshine.Size.forCores(2)).isEqualTo(Moonshine.Size.BASE);
  }

  private static SttSession open(
      Moonshine stt, boolean partials, LinkedBlockingQueue<SttEvent> events) {
    return stt.open(new SttOptions("en-US", AudioFrame.NARROWBAND, partials), events::add);
  }

  private static SttEvent next(LinkedBlockingQueue<SttEvent> events) throws InterruptedException {
    SttEvent event = events.poll(30, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("nothing was heard in 30 s");
    }
    return event;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "").strip();
  }
}
