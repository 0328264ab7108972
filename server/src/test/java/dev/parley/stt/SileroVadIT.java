package dev.parley.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.SpeechFixture;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SileroVadIT {
  private static final int SECOND = AudioFrame.NARROWBAND;

  @Test
  void tellsSpeechFromSilence() throws Exception {
    short[] spoken = SpeechFixture.spoken("Yes, I will be there on Thursday.", EmbeddedVoices.RMS);
    short[] samples = new short[2 * SECOND + spoken.length];
    System.arraycopy(spoken, 0, samples, SECOND, spoken.length);
    Ear ear = listen(samples);
    assertThat(ear.speechBetween(0, SECOND - 256)).isZero();
    assertThat(ear.speechBetween(SECOND, SECOND + spoken.length)).isGreaterThan(0.75);
    assertThat(ear.speechBetween(samples.length - SECOND / 2, samples.length)).isZero();
  }

  @Test
  void findsNoSpeechInNoiseAndTones() throws Exception {
    var random = new Random(1);
    short[] noise = new short[2 * SECOND];
    short[] ringback = new short[2 * SECOND];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (random.nextGaussian() * 1500);
      double t = 2 * Math.PI * i / SECOND;
      ringback[i] = (short) (6000 * (Math.sin(440 * t) + Math.sin(480 * t)));
    }
    assertThat(listen(noise).speechBetween(0, noise.length)).isLessThan(0.05);
    assertThat(listen(ringback).speechBetween(0, ringback.length)).isLessThan(0.05);
  }

  @Test
  void givesEveryWindowOnceInOrder() throws Exception {
    Ear ear = listen(new short[SECOND]);
    assertThat(ear.positions).hasSize(SECOND / 256);
    for (int i = 0; i < ear.positions.size(); i++) {
      assertThat(ear.positions.get(i)).isEqualTo(256L * i);
    }
    assertThat(ear.arrivals).isSorted();
  }

  @Test
  void hearsLinesTogetherAsItHearsThemAlone() throws Exception {
    short[] spoken = SpeechFixture.spoken("Can I speak to a person?", EmbeddedVoices.SLT);
    List<Float> alone = listen(spoken).probabilities;
    List<Ear> together = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Ear ear = new Ear();
      together.add(ear);
      SpeechFixture.vad().watch(new Clip(i % 2 == 0 ? spoken : new short[SECOND]), ear);
    }
    for (Ear ear : together) {
      ear.awaitEnd();
    }
    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(0).probabilities.get(i)).isCloseTo(alone.get(i), within());
      assertThat(together.get(4).probabilities.get(i)).isCloseTo(alone.get(i), within());
    }
    assertThat(together.get(1).speechBetween(0, SECOND)).isZero();
  }

  @Test
  void keepsListeningToOthersWhenOneListenerFails() throws Exception {
    VoiceActivity.Listener broken =
        new VoiceActivity.Listener() {
          @Override
          public void window(short[] samples, long position, long arrivedNanos, float probability) {
            throw new IllegalStateException("broken on purpose");
          }

          @Override
          public void closed() {}
        };
    SpeechFixture.vad().watch(new Clip(new short[SECOND]), broken);
    assertThat(listen(new short[SECOND]).positions).hasSize(SECOND / 256);
  }

  @Test
  void tellsWhoseListenerOrLineFailsAndGoesOnWithTheOthers() throws Exception {
    for (Supplier<Error> fault :
        List.<Supplier<Error>>of(
            () -> new AssertionError("on purpose"),
            () -> new StackOverflowError("on purpose"),
            () -> new NoClassDefFoundError("on purpose"))) {
      CompletableFuture<Throwable> listenerFailed = new CompletableFuture<>();
      CompletableFuture<Throwable> lineFailed = new CompletableFuture<>();
      SpeechFixture.vad().watch(new Clip(new short[SECOND]), new Failing(fault, listenerFailed));
      SpeechFixture.vad()
          .watch(
              new Clip(new short[SECOND]) {
                @Override
                public boolean poll(AudioFrame into) {
                  throw fault.get();
                }
              },
              new Failing(fault, lineFailed));
      assertThat(listenerFailed.get(20, TimeUnit.SECONDS)).hasSameClassAs(fault.get());
      assertThat(lineFailed.get(20, TimeUnit.SECONDS)).hasSameClassAs(fault.get());
      assertThat(listen(new short[SECOND]).positions).hasSize(SECOND / 256);
    }
    Pulse.Reading reading = SpeechFixture.vad().pulses().getFirst().read();
    assertThat(reading.state()).isEqualTo(Pulse.State.RUNNING);
    assertThat(reading.faults()).isGreaterThanOrEqualTo(6);
  }

  /** A listener with a defect, that hears of it. */
  private record Failing(Supplier<Error> fault, CompletableFuture<Throwable> told)
      implements VoiceActivity.Listener {
    @Override
    public void window(short[] samples, long position, long arrivedNanos, float probability) {
      throw fault.get();
    }

    @Override
    public void closed() {}

    @Override
    public void failed(Throwable cause) {
      told.complete(cause);
    }
  }

  @Test
  void stopsReadingALineOnceItsHandleIsClosed() throws Exception {
    Endless line = new Endless();
    AutoCloseable handle = SpeechFixture.vad().watch(line, new Ear());
    await().atMost(Duration.ofSeconds(10)).until(() -> line.polls.get() > 2);
    handle.close();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> {
          long before = line.polls.get();
          listen(new short[1024]);
          return line.polls.get() == before;
        });
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.data.Offset.offset(0.01f);
  }

  private static Ear listen(short[] samples) throws InterruptedException {
    Ear ear = new Ear();
    SpeechFixture.vad().watch(new Clip(samples), ear);
    ear.awaitEnd();
    return ear;
  }

  /** Writes down what it is told. */
  private static final class Ear implements VoiceActivity.Listener {
    final List<Long> positions = Collections.synchronizedList(new ArrayList<>());
    final List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
    final List<Float> probabilities = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void window(short[] samples, long position, long arrivedNanos, float probability) {
      positions.add(position);
      arrivals.add(arrivedNanos);
      probabilities.add(probability);
    }

    @Override
    public void closed() {
      end.countDown();
    }

    void awaitEnd() throws InterruptedException {
      assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** The share of windows in a stretch that are more likely speech than not. */
    double speechBetween(long from, long to) {
      int all = 0;
      int speech = 0;
      for (int i = 0; i < positions.size(); i++) {
        if (positions.get(i) >= from && positions.get(i) + 256 <= to) {
          all++;
          speech += probabilities.get(i) > 0.5 ? 1 : 0;
        }
      }
      return (double) speech / all;
    }
  }

  /** A line on which a clip was heard before it closed. */
  private static class Clip extends DeafLine {
    private final short[] samples;
    private int at;

    Clip(short[] samples) {
      this.samples = samples;
    }

    @Override
    public boolean poll(AudioFrame into) {
      if (at + AudioClock.FRAME > samples.length) {
        return false;
      }
      System.arraycopy(samples, at, into.samples(), 0, AudioClock.FRAME);
      into.describe(at, 1000L + at, false);
      at += AudioClock.FRAME;
      return true;
    }

    @Override
    public boolean closed() {
      return true;
    }
  }

  /** A line that never has anything and never ends. */
  private static final class Endless extends DeafLine {
    final AtomicLong polls = new AtomicLong();

    @Override
    public boolean poll(AudioFrame into) {
      polls.incrementAndGet();
      return false;
    }

    @Override
    public boolean closed() {
      return false;
    }
  }

  /** A line nothing can be played on. */
  private abstract static class DeafLine implements AudioLine {
    @Override
    public int rate() {
      return AudioFrame.NARROWBAND;
    }

    @Override
    public int play(short[] samples, int from, int count) {
      return 0;
    }

    @Override
    public boolean awaitRoom(Duration limit) {
      return false;
    }

    @Override
    public long queued() {
      return 0;
    }

    @Override
    public long played() {
      return 0;
    }

    @Override
    public long stop(Duration fade) {
      return 0;
    }

    @Override
    public boolean heardSince(long nanos) {
      return true;
    }

    @Override
    public void hold() {}

    @Override
    public void resume() {}

    @Override
    public long sentNanos(long position) {
      return 0;
    }
  }
}
