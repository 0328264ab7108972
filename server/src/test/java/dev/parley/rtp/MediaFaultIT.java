package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.watch.Pulse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one leg throws on the media thread that all share. */
class MediaFaultIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MediaEngine engine =
      MediaEngine.open(
          MediaConfig.of(
                  InetAddress.getLoopbackAddress(), InstantSource.system(), new SplittableRandom())
              .withThreads(1));

  @AfterEach
  void close() {
    engine.close();
  }

  /** A listener that throws at every key, and remembers that its media failed. */
  private record Throwing(Supplier<Throwable> thrown, AtomicReference<Throwable> failure)
      implements MediaListener {
    static Throwing of(Supplier<Throwable> thrown) {
      return new Throwing(thrown, new AtomicReference<>());
    }

    @Override
    public void digit(char digit) {
      sneak(thrown.get());
    }

    @Override
    public void mediaQuiet() {}

    @Override
    public void mediaLost() {}

    @Override
    public void mediaResumed() {}

    @Override
    public void mediaFailed(Throwable cause) {
      failure.set(cause);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable e) throws T {
      throw (T) e;
    }
  }

  static Stream<Supplier<Throwable>> faults() {
    return Stream.of(
        () -> new IllegalStateException("on purpose"),
        () -> new ArrayIndexOutOfBoundsException(160),
        () -> new AssertionError("on purpose"),
        () -> new StackOverflowError("on purpose"),
        () -> new NoClassDefFoundError("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aLegThatFailsIsClosedAndToldAndTheOthersGoOn(Supplier<Throwable> fault) {
    Throwing broken = Throwing.of(fault);
    Recollection told = new Recollection();
    try (MediaSession a = engine.open();
        MediaSession b = engine.open();
        MediaSession c = engine.open();
        MediaSession d = engine.open()) {
      a.start(target(b), new Recollection());
      b.start(target(a), broken);
      c.start(target(d), new Recollection());
      d.start(target(c), told);
      a.sendDigits("5");
      await().atMost(SOON).until(() -> broken.failure().get() != null);
      assertThat(broken.failure().get()).hasSameClassAs(fault.get());
      assertThat(b.line().closed()).isTrue();
      c.sendDigits("7");
      await().atMost(SOON).until(() -> told.soFar().contains("7"));
      AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
      await().atMost(SOON).until(() -> d.line().poll(frame));
      Pulse.Reading reading = media();
      assertThat(reading.state()).isEqualTo(Pulse.State.RUNNING);
      assertThat(reading.faults()).isPositive();
    }
  }

  @Test
  void aLegThatFailedBeforeAnybodyListenedIsToldOfWhenSomebodyDoes() {
    Throwing late = Throwing.of(IllegalStateException::new);
    try (MediaSession a = engine.open()) {
      a.start(target(a), Throwing.of(IllegalStateException::new));
      // Keys of our own come back to us.
      a.sendDigits("1");
      await().atMost(SOON).until(() -> a.line().closed());
      a.start(target(a), late);
      await().atMost(SOON).until(() -> late.failure().get() != null);
    }
  }

  @Test
  void aListenerThatFailsToHearOfItsFailureHarmsNobody() {
    MediaListener worst =
        new MediaListener() {
          @Override
          public void digit(char digit) {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void mediaQuiet() {}

          @Override
          public void mediaLost() {}

          @Override
          public void mediaResumed() {}

          @Override
          public void mediaFailed(Throwable cause) {
            throw new AssertionError("on purpose");
          }
        };
    try (MediaSession a = engine.open()) {
      a.start(target(a), worst);
      a.sendDigits("1");
      await().atMost(SOON).until(() -> media().faults() > 1);
      assertThat(media().state()).isEqualTo(Pulse.State.RUNNING);
      assertThat(a.line().closed()).isTrue();
    }
  }

  @Test
  void aLegThatHoldsTheThreadUpIsSeen() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (MediaSession a = engine.open()) {
      a.start(
          target(a),
          Throwing.of(() -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return new IllegalStateException("late");
          }));
      a.sendDigits("1");
      await().atMost(SOON).until(() -> media().state() == Pulse.State.STUCK);
      release.countDown();
      await().atMost(SOON).until(() -> media().state() == Pulse.State.RUNNING);
    }
  }

  @Test
  void memoryThatRunsOutEndsTheThreadAndThisIsSeen() {
    try (MediaSession a = engine.open()) {
      a.start(target(a), Throwing.of(() -> new OutOfMemoryError("on purpose")));
      a.sendDigits("1");
      await().atMost(SOON).until(() -> media().state() == Pulse.State.DEAD);
      assertThat(media().cause()).isEqualTo("OutOfMemoryError");
    }
  }

  private Pulse.Reading media() {
    return engine.pulses().getFirst().read();
  }

  private static MediaTarget target(MediaSession to) {
    InetSocketAddress address = to.localAddress();
    return new MediaTarget(
        address,
        new InetSocketAddress(address.getAddress(), address.getPort() + 1),
        G711.PCMA,
        8,
        101,
        false,
        MediaTarget.Direction.SEND_RECEIVE);
  }
}
