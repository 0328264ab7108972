package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.audio.AudioFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RtpLineTest {
  private final RtpLine line = new RtpLine();
  private final PlayQueue queue = line.queues().play();
  private final short[] frame = new short[160];

  private static short[] constant(int value, int count) {
    short[] samples = new short[count];
    Arrays.fill(samples, (short) value);
    return samples;
  }

  @Test
  void playsWhatWasQueuedAndPadsWithSilence() {
    assertThat(line.play(constant(7, 200), 0, 200)).isEqualTo(200);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(queue.take(frame)).isEqualTo(40);
    assertThat(frame[39]).isEqualTo((short) 7);
    assertThat(frame[40]).isZero();
    assertThat(queue.take(frame)).isZero();
    assertThat(line.played()).isEqualTo(line.queued()).isEqualTo(200);
  }

  @Test
  void takesNoMoreThanTwoSeconds() throws InterruptedException {
    int taken = line.play(constant(7, 20_000), 0, 20_000);
    assertThat(taken).isEqualTo(PlayQueue.CAPACITY);
    assertThat(line.awaitRoom(Duration.ofMillis(1))).isFalse();
    queue.take(frame);
    assertThat(line.awaitRoom(Duration.ofMillis(1))).isTrue();
    assertThat(line.play(constant(7, 200), 0, 200)).isEqualTo(160);
  }

  @Test
  void fadesWhatIsPlayingAndDropsTheRest() {
    line.play(constant(8000, 4000), 0, 4000);
    queue.take(frame);
    assertThat(line.stop(Duration.ofMillis(30))).isEqualTo(160 + 240);
    assertThat(line.play(constant(5, 160), 0, 160)).isEqualTo(160);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat((int) frame[0]).isEqualTo(8000);
    assertThat((int) frame[159]).isCloseTo(8000 * 80 / 240, within(40));
    assertThat(line.played()).isEqualTo(320);
    assertThat(queue.take(frame)).isEqualTo(80);
    assertThat((int) frame[0]).isCloseTo(8000 * 80 / 240, within(40));
    assertThat((int) frame[79]).isLessThan(60);
    assertThat(frame[80]).isZero();
    assertThat(line.played()).isEqualTo(4000);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(frame).containsOnly(5);
  }

  @Test
  void dropsAtOnceWithoutAFade() {
    line.play(constant(8000, 4000), 0, 4000);
    assertThat(line.stop(Duration.ZERO)).isZero();
    line.play(constant(5, 160), 0, 160);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(frame).containsOnly(5);
    assertThat(line.played()).isEqualTo(4160);
  }

  @Test
  void stopsOnceMoreWhileItFades() {
    line.play(constant(8000, 4000), 0, 4000);
    assertThat(line.stop(Duration.ofMillis(60))).isEqualTo(480);
    queue.take(frame);
    line.play(constant(5, 160), 0, 160);
    assertThat(line.stop(Duration.ofMillis(60))).isEqualTo(480);
    assertThat(line.stop(Duration.ofMillis(20))).isEqualTo(320);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat((int) frame[159]).isLessThan(60);
    assertThat(queue.take(frame)).isZero();
    assertThat(line.played()).isEqualTo(4160);
  }

  @Test
  void stopsNothingWhenNothingPlays() {
    assertThat(line.stop(Duration.ofMillis(60))).isZero();
    line.play(constant(5, 100), 0, 100);
    assertThat(line.stop(Duration.ofMillis(60))).isEqualTo(100);
    assertThat(queue.take(frame)).isEqualTo(100);
    assertThat(line.stop(Duration.ofMillis(60))).isEqualTo(100);
    assertThat(queue.take(frame)).isZero();
  }

  @Test
  void fallsSilentWhileHeldAndPlaysOnWhereItWas() {
    line.play(constant(8000, 800), 0, 800);
    queue.take(frame);
    line.hold();
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat((int) frame[0]).isEqualTo(8000);
    assertThat((int) frame[159]).isLessThan(60);
    for (int i = 0; i < 3; i++) {
      assertThat(queue.take(frame)).isZero();
      assertThat(frame).containsOnly(0);
    }
    assertThat(line.played()).isEqualTo(320);
    line.resume();
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(frame[0]).isZero();
    assertThat((int) frame[159]).isGreaterThan(7900);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(frame).containsOnly(8000);
    assertThat(line.played()).isEqualTo(640);
  }

  @Test
  void dropsWhatIsHeldWhenItIsStopped() {
    line.play(constant(8000, 800), 0, 800);
    queue.take(frame);
    line.hold();
    queue.take(frame);
    assertThat(line.stop(Duration.ofMillis(40))).isEqualTo(320);
    line.play(constant(5, 160), 0, 160);
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(frame).containsOnly(5);
  }

  @Test
  void isNeverHeldWhenItGoesOnBeforeTheNextFrame() {
    line.play(constant(8000, 800), 0, 800);
    line.hold();
    line.resume();
    assertThat(queue.take(frame)).isEqualTo(160);
    assertThat(frame).containsOnly(8000);
  }

  @Test
  void remembersWhenSamplesLeft() {
    for (int i = 0; i < 300; i++) {
      line.sent().add(i < 100 ? i * 160L : i * 160L + 1000, 160, 1_000_000L * (i + 1));
    }
    assertThat(line.sentNanos(299 * 160 + 1000)).isEqualTo(300_000_000L);
    assertThat(line.sentNanos(299 * 160 + 1159)).isEqualTo(300_000_000L);
    assertThat(line.sentNanos(300 * 160 + 1000)).isZero();
    assertThat(line.sentNanos(99 * 160)).isEqualTo(100_000_000L);
    assertThat(line.sentNanos(100 * 160)).as("dropped").isZero();
    assertThat(line.sentNanos(100 * 160 + 1000)).isEqualTo(101_000_000L);
    assertThat(line.sentNanos(10 * 160)).as("forgotten").isZero();
  }

  @Test
  void keepsTheLastTwoSecondsHeard() {
    AudioFrame heard = new AudioFrame(AudioFrame.NARROWBAND);
    assertThat(line.poll(heard)).isFalse();
    for (int i = 0; i < 300; i++) {
      line.queues().heard().add(constant(i, 160), i, i % 2 == 0);
    }
    assertThat(line.queues().heard().unread()).isEqualTo(200);
    assertThat(line.poll(heard)).isTrue();
    assertThat(heard.position()).isEqualTo(200 * 160);
    assertThat(heard.samples()).containsOnly(200);
    assertThat(heard.arrivedNanos()).isEqualTo(200);
    assertThat(heard.concealed()).isTrue();
    assertThat(line.queues().heard().unread()).isEqualTo(200);
  }

  @Test
  @Timeout(20)
  void neverTearsAFrameBetweenThreads() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 200_000; i++) {
                line.queues().heard().add(constant(i & 0x7FFF, 160), i, false);
              }
              done.set(true);
            });
    AudioFrame heard = new AudioFrame(AudioFrame.NARROWBAND);
    long last = -160;
    boolean whole = true;
    while (!done.get()) {
      if (line.poll(heard)) {
        long number = heard.position() / 160;
        for (short sample : heard.samples()) {
          whole &= sample == (number & 0x7FFF);
        }
        whole &= heard.arrivedNanos() == number && heard.position() > last;
        last = heard.position();
      }
    }
    writer.join();
    assertThat(whole).isTrue();
    assertThat(last).isPositive();
  }

  @Test
  @Timeout(20)
  void staysExactWhenStoppedFromAnotherThread() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    AtomicBoolean wrong = new AtomicBoolean();
    Thread stopper =
        Thread.ofPlatform()
            .start(() -> {
              SplittableRandom random = new SplittableRandom(5);
              while (!done.get()) {
                long before = line.played();
                if (random.nextBoolean()) {
                  line.hold();
                }
                if (random.nextBoolean()) {
                  line.resume();
                }
                long end = line.stop(Duration.ofMillis(random.nextInt(50)));
                wrong.compareAndSet(false, end < before || end > line.queued());
                Thread.onSpinWait();
              }
            });
    SplittableRandom random = new SplittableRandom(6);
    short[] samples = constant(1000, 500);
    long last = 0;
    for (int i = 0; i < 200_000; i++) {
      line.play(samples, 0, random.nextInt(500));
      int count = queue.take(frame);
      long played = line.played();
      wrong.compareAndSet(false, played < last + count || played > line.queued());
      last = played;
    }
    done.set(true);
    stopper.join();
    queue.take(frame);
    while (queue.take(frame) > 0) {
      assertThat(line.played()).isLessThanOrEqualTo(line.queued());
    }
    assertThat(wrong).isFalse();
    assertThat(line.played()).isEqualTo(line.queued());
  }

  @Test
  void refusesEverythingOnceClosed() throws InterruptedException {
    line.close();
    assertThat(line.closed()).isTrue();
    assertThat(line.play(frame, 0, 160)).isZero();
    assertThat(line.awaitRoom(Duration.ofSeconds(5))).isFalse();
  }
}
