package dev.parley.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.watch.Pulse.State;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulseTest {
  private final Pulse pulse = new Pulse("some-thread", Duration.ofMinutes(1));
  private final AtomicInteger round = new AtomicInteger();

  @Test
  void aRoundThatFailsIsCountedAndTheNextIsGone() {
    pulse.live(() ->
        pulse.rounds(
            () -> round.get() < 6,
            () -> {
              switch (round.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("a defect");
                case 2 -> throw new StackOverflowError("too deep");
                case 3 -> throw new AssertionError("cannot be");
                case 4 -> throw new NoClassDefFoundError("gone");
                case 5 -> throw new IOException("selector");
                default -> {}
              }
            }));
    assertThat(round).hasValue(6);
    assertThat(pulse.read().state()).isEqualTo(State.STOPPED);
    assertThat(pulse.read().faults()).isEqualTo(5);
  }

  @Test
  void aThreadWhoseEveryRoundFailsCannotGoOn() {
    pulse.live(() ->
        pulse.rounds(
            () -> true,
            () -> {
              throw new IOException("the selector is gone");
            }));
    assertThat(pulse.read().state()).isEqualTo(State.DEAD);
    assertThat(pulse.read().cause()).isEqualTo("IOException");
  }

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, InternalError.class})
  void whatNoProcessOutlivesEndsTheThreadAtOnce(Class<? extends Error> kind) throws Exception {
    Error fatal = kind.getConstructor(String.class).newInstance("as the test wished");
    pulse.live(() ->
        pulse.rounds(
            () -> true,
            () -> {
              round.incrementAndGet();
              throw fatal;
            }));
    assertThat(round).hasValue(1);
    assertThat(pulse.read().state()).isEqualTo(State.DEAD);
    assertThatThrownBy(() -> pulse.outlive(fatal)).isSameAs(fatal);
  }

  @Test
  void aThreadThatWorksLongerThanItMayIsStuckAndOneThatRestsIsNot() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    Pulse timed = new Pulse("timed", Duration.ofNanos(10), nanos::get);
    timed.begin();
    nanos.addAndGet(10);
    assertThat(timed.read().state()).isEqualTo(State.RUNNING);
    nanos.addAndGet(1);
    assertThat(timed.read().state()).isEqualTo(State.STUCK);
    assertThat(timed.read().lastRound()).isEqualTo(Duration.ofNanos(11));
    timed.resting();
    nanos.addAndGet(1_000);
    assertThat(timed.read().state()).isEqualTo(State.RUNNING);
    timed.resting(100);
    nanos.addAndGet(110);
    assertThat(timed.read().state()).isEqualTo(State.RUNNING);
    nanos.addAndGet(1);
    assertThat(timed.read().state()).isEqualTo(State.STUCK);
  }

  @Test
  void roundsThatFailForAWhileAreSeenUntilOneSucceeds() {
    pulse.begin();
    for (int i = 0; i < 5; i++) {
      pulse.failed();
    }
    assertThat(pulse.read().state()).isEqualTo(State.FAILING);
    pulse.succeeded();
    assertThat(pulse.read().state()).isEqualTo(State.RUNNING);
  }
}
