package dev.parley.playout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.driver.PairedLines;
import dev.parley.driver.ToneVoice;
import dev.parley.language.words.Sentences;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeakerTest {
  private static final String LONG =
      "Your appointment is on Tuesday. It takes about an hour. Please bring a form of identity."
          + " The entrance is at the back of the building. There is parking across the road.";

  private final PairedLines lines = new PairedLines(20);
  private final AudioLine line = lines.near();
  private final List<Playout> told = new CopyOnWriteArrayList<>();
  private final Speaker speaker = new Speaker(new ToneVoice(), line, lines::nanos, told::add);

  @AfterEach
  void close() {
    speaker.close();
    lines.close();
  }

  private Playout.Finished finished(int say) {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> over().stream().anyMatch(f -> f.say() == say));
    return over().stream().filter(f -> f.say() == say).findFirst().orElseThrow();
  }

  private List<Playout.Finished> over() {
    return told.stream()
        .filter(Playout.Finished.class::isInstance)
        .map(Playout.Finished.class::cast)
        .toList();
  }

  @Test
  void saysAllAndTellsItOnceTheLastSampleHasLeft() {
    speaker.say(0, "Hello there. How are you?", ToneVoice.VOICE);
    Playout.Finished finished = finished(0);
    assertThat(finished.complete()).isTrue();
    assertThat(finished.heard()).isEqualTo("Hello there. How are you?");
    assertThat(line.played()).isEqualTo(line.queued()).isEqualTo(finished.to());
  }

  @Test
  void beginsWithAVoicedSampleAndPausesBetweenSentences() {
    speaker.say(0, "Hello there. How are you?", ToneVoice.VOICE);
    Playout.Finished finished = finished(0);
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(Playout.Voiced.class, v -> assertThat(v.position()).isZero());
    int voice = ("Hello there.".length() + "How are you?".length()) * ToneVoice.PER_CHARACTER;
    assertThat(finished.to()).isBetween(voice + 2460L, voice + 2860L);
    assertThat(line.sentNanos(0)).isPositive();
  }

  @Test
  void wordsStoppedAreThoseHeardAndNoOthers() {
    speaker.say(0, LONG, ToneVoice.VOICE);
    int first = "Your appointment is on Tuesday.".length() * ToneVoice.PER_CHARACTER + 2560;
    int second = "It takes ab".length() * ToneVoice.PER_CHARACTER;
    await().atMost(Duration.ofSeconds(5)).until(() -> line.played() > first + second);
    speaker.stop(0);
    Playout.Finished finished = finished(0);
    assertThat(finished.complete()).isFalse();
    assertThat(finished.heard()).startsWith("Your appointment is on Tuesday. It takes");
    assertThat(LONG).startsWith(finished.heard());
    assertThat(finished.heard().length()).isLessThan(LONG.length());
    assertThat(LONG.charAt(finished.heard().length())).isEqualTo(' ');
  }

  @Test
  void fallsSilentAndSaysTheRestLater() {
    speaker.say(0, LONG, ToneVoice.VOICE);
    await().atMost(Duration.ofSeconds(5)).until(() -> line.played() > 4000);
    assertThat(speaker.hold()).isTrue();
    long held = line.played();
    long heard = position(lines.far());
    await().atMost(Duration.ofSeconds(5)).until(() -> position(lines.far()) > heard + 8000);
    assertThat(line.played()).isLessThanOrEqualTo(held + 160);
    assertThat(over()).isEmpty();
    speaker.resume();
    assertThat(finished(0).complete()).isTrue();
    assertThat(finished(0).heard()).isEqualTo(LONG);
  }

  @Test
  void saysItsLastWordsRatherThanHoldThem() {
    assertThat(speaker.hold()).isFalse();
    speaker.say(0, "Yes.", ToneVoice.VOICE);
    await().atMost(Duration.ofSeconds(5)).until(() -> line.queued() > 0);
    assertThat(finished(0).complete()).isTrue();
  }

  private static long position(AudioLine far) {
    AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
    long position = 0;
    while (far.poll(frame)) {
      position = frame.position();
    }
    return position;
  }

  @Test
  void stoppingAlsoStopsWhatWaits() {
    speaker.say(0, LONG, ToneVoice.VOICE);
    speaker.say(1, "And another thing.", ToneVoice.VOICE);
    speaker.stop(0);
    assertThat(finished(1).heard()).isEmpty();
    assertThat(finished(1).complete()).isFalse();
    speaker.say(2, "Yes?", ToneVoice.VOICE);
    assertThat(finished(2).complete()).isTrue();
    assertThat(over()).extracting(Playout.Finished::say).doesNotHaveDuplicates();
  }

  @Test
  void stoppingWhatIsOverDoesNothing() {
    speaker.say(0, "Hello.", ToneVoice.VOICE);
    finished(0);
    speaker.stop(0);
    assertThat(over()).hasSize(1);
  }

  @Test
  void aVoiceThatFailsIsTold() {
    speaker.say(0, "Hello. I am mute. Goodbye.", ToneVoice.VOICE);
    Playout.Finished finished = finished(0);
    assertThat(told).anyMatch(Playout.Failed.class::isInstance);
    assertThat(finished.heard()).doesNotContain("Goodbye");
    assertThat(finished.complete()).isFalse();
  }

  @Test
  void anotherVoiceInItsPlaceIsToldOnceAndSoIsItsReturn() {
    TextToSpeech changing =
        new TextToSpeech() {
          private final ToneVoice tone = new ToneVoice();

          @Override
          public Speech speak(String text, Voice voice, int rate) {
            Speech speech = tone.speak(text, voice, rate);
            return text.startsWith("Another") ? new AnothersSpeech(speech) : speech;
          }

          @Override
          public void prepare(String text, Voice voice) {}

          @Override
          public void close() {}
        };
    try (Speaker other = new Speaker(changing, line, lines::nanos, told::add)) {
      other.say(0, "My own. Another one. Another two. My own again.", ToneVoice.VOICE);
      Playout.Finished finished = finished(0);
      assertThat(finished.complete()).isTrue();
    }
    assertThat(told)
        .filteredOn(Playout.StandIn.class::isInstance)
        .containsExactly(new Playout.StandIn(0, "it is down"), new Playout.StandIn(0, null));
  }

  private record AnothersSpeech(Speech speech) implements Speech {
    @Override
    public int read(short[] into) throws InterruptedException {
      return speech.read(into);
    }

    @Override
    public String standIn() {
      return "it is down";
    }

    @Override
    public void close() {
      speech.close();
    }
  }

  @Test
  void aLineThatClosesEndsTheWords() {
    speaker.say(0, LONG, ToneVoice.VOICE);
    await().atMost(Duration.ofSeconds(5)).until(() -> line.played() > 8000);
    lines.close();
    Playout.Finished finished = finished(0);
    assertThat(finished.complete()).isFalse();
    assertThat(LONG).startsWith(finished.heard()).isNotEqualTo(finished.heard());
  }

  @Test
  void manyTextsAreSaidInOrder() {
    for (int i = 0; i < 5; i++) {
      speaker.say(i, "Text " + i + ".", ToneVoice.VOICE);
    }
    finished(4);
    assertThat(over()).extracting(Playout.Finished::say).containsExactly(0, 1, 2, 3, 4);
    assertThat(over()).allMatch(Playout.Finished::complete);
  }

  @Test
  void titlesAndHoursDoNotEndASentence() {
    assertThat(Sentences.of("Dr. Chen is here. Come at 2 p.m. on Tuesday, please! Will you?"))
        .containsExactly("Dr. Chen is here.", "Come at 2 p.m. on Tuesday, please!", "Will you?");
  }
}
