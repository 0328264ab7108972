package dev.parley.answerer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Tone;
import dev.parley.call.Answerer;
import dev.parley.turn.HeardWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswererDetectorTest {
  private final List<AnswererSignal> found = new ArrayList<>();
  private AnswererDetector detector = detector(List.of(new SpokenCues()));
  private long position;

  private static AnswererDetector detector(List<AnswererOpinion> opinions) {
    return new AnswererDetector(Signalling.UNKNOWN, opinions, AudioFrame.NARROWBAND);
  }

  private void hear(short[] samples, float probability) {
    HeardWindow window =
        new HeardWindow(position, position * 125_000, probability, probability > 0.5 ? 256 : 0);
    position += HeardWindow.TICKS;
    found.addAll(detector.window(window, samples));
  }

  private void voice(int millis) {
    for (int at = 0; at < millis; at += 32) {
      hear(new short[HeardWindow.TICKS], 0.9f);
    }
  }

  private void silence(int millis) {
    for (int at = 0; at < millis; at += 32) {
      hear(new short[HeardWindow.TICKS], 0.02f);
    }
  }

  private void sound(short[] samples) {
    for (int at = 0; at + HeardWindow.TICKS <= samples.length; at += HeardWindow.TICKS) {
      short[] window = new short[HeardWindow.TICKS];
      System.arraycopy(samples, at, window, 0, window.length);
      hear(window, 0.02f);
    }
  }

  /** Somebody says something and it is made out in the pause after it. */
  private void says(String words, int millis) {
    long from = position;
    voice(millis);
    silence(96);
    found.addAll(detector.words(from, from + millis * 8L, words));
  }

  private List<Answerer> judged() {
    return found.stream()
        .filter(AnswererSignal.Judged.class::isInstance)
        .map(signal -> ((AnswererSignal.Judged) signal).answerer())
        .toList();
  }

  private long beeps() {
    return found.stream().filter(AnswererSignal.Beep.class::isInstance).count();
  }

  @Test
  void takesWhoGreetsAndWaitsForAHuman() {
    silence(400);
    says("Hello?", 500);
    assertThat(judged()).isEmpty();
    silence(800);
    assertThat(judged()).containsExactly(Answerer.HUMAN);
  }

  @Test
  void knowsAMailboxByItsWordsWhileItSpeaks() {
    silence(400);
    says("Hi, this is Sam. I can't come to the phone.", 2600);
    assertThat(judged()).containsExactly(Answerer.VOICEMAIL);
  }

  @Test
  void wantsTheWordsOfWhoeverSpeaksOnWithoutAPause() {
    silence(400);
    voice(3000);
    assertThat(found).hasAtLeastOneElementOfType(AnswererSignal.Decode.class);
  }

  @Test
  void hearsTheBeepAfterAGreetingAndNoneInIt() {
    says("Please leave a message after the tone.", 2200);
    assertThat(beeps()).isZero();
    silence(500);
    sound(Tone.sine(1000, 6000).samples(Duration.ofMillis(400)));
    silence(300);
    assertThat(beeps()).isOne();
  }

  @Test
  void isCorrectedWhenAHumanProvesToBeAMachine() {
    says("Hello, this is Sam.", 1100);
    silence(900);
    says("I can't take your call right now. Please leave a message after the beep.", 3600);
    assertThat(judged()).containsExactly(Answerer.HUMAN, Answerer.VOICEMAIL);
  }

  @Test
  void isCorrectedWhenAMachineAnswersBackLikeAHuman() {
    says("You have reached the mailbox of Sam. Please leave a message.", 3300);
    silence(1200);
    says("Hello? Who is this?", 900);
    silence(900);
    assertThat(judged()).containsExactly(Answerer.VOICEMAIL, Answerer.HUMAN);
  }

  @Test
  void tellsOfAScreenerWithEachQuestion() {
    says("Please say your name and why you are calling.", 2600);
    silence(900);
    says("Please state your name and the reason for your call.", 2700);
    silence(900);
    says("Hello, this is Sam.", 1000);
    silence(900);
    assertThat(judged()).containsExactly(Answerer.SCREENING, Answerer.SCREENING, Answerer.HUMAN);
  }

  @Test
  void knowsAFaxByItsTones() {
    silence(400);
    sound(Tone.sine(1100, 5000).samples(Duration.ofMillis(512)));
    silence(200);
    assertThat(judged()).containsExactly(Answerer.FAX);
    detector = detector(List.of());
    found.clear();
    sound(Tone.sine(2100, 5000).samples(Duration.ofMillis(1500)));
    assertThat(judged()).containsExactly(Answerer.FAX);
  }

  @Test
  void tellsMusicFromNoiseAndSilence() {
    Random random = new Random(3);
    short[] noise = new short[8 * 8000];
    short[] music = new short[8 * 8000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (600 * random.nextGaussian());
      double beat = Math.exp(-(i % 3200) / 4000.0);
      music[i] =
          (short)
              (beat
                  * (2500 * Math.sin(2 * Math.PI * 392 * i / 8000)
                      + 2000 * Math.sin(2 * Math.PI * 494 * i / 8000)
                      + 1500 * Math.sin(2 * Math.PI * 1174 * i / 8000)));
    }
    sound(noise);
    silence(6000);
    assertThat(judged()).isEmpty();
    sound(music);
    assertThat(judged()).containsExactly(Answerer.HOLD_MUSIC);
  }

  @Test
  void asksWhateverOpinionItIsGiven() {
    detector = detector(List.of(_ -> Map.of(Answerer.IVR, 0.99, Answerer.HUMAN, 0.001)));
    says("Grüezi.", 700);
    assertThat(judged()).containsExactly(Answerer.IVR);
  }

  @Test
  void settlesOnceAHumanHasBeenSpokenWith() {
    for (int turn = 0; turn < 3; turn++) {
      says("Yes.", 400);
      silence(900);
    }
    assertThat(detector.settled()).isTrue();
    says("Please leave a message after the tone.", 2000);
    assertThat(judged()).containsExactly(Answerer.HUMAN);
  }
}
