package dev.parley.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final Supervisor supervisor = Supervisor.start(ends::add);

  @AfterEach
  void close() {
    supervisor.close();
  }

  @Test
  void aDeadThreadIsTheEndOfTheProcess() throws Exception {
    Pulse well = new Pulse("media-0", LONG);
    Pulse doomed = new Pulse("media-1", LONG);
    supervisor.watch(List.of(well, doomed));
    well.begin();
    doomed.live(() -> {
      throw new IllegalStateException("as the test wished");
    });
    assertThat(ends.poll(10, TimeUnit.SECONDS))
        .contains("media-1")
        .contains("IllegalStateException")
        .doesNotContain("as the test wished");
    assertThat(supervisor.troubles()).singleElement().asString().contains("media-1");
  }

  @Test
  void oneThatDiedBeforeItWasWatchedIsSeenToo() throws Exception {
    Pulse doomed = new Pulse("sip-loop", LONG);
    doomed.die(new OutOfMemoryError("as the test wished"));
    supervisor.watch(List.of(doomed));
    assertThat(ends.poll(10, TimeUnit.SECONDS)).contains("sip-loop");
  }

  @Test
  void aStuckThreadIsToldInWordsAndEndsNothing() {
    Pulse stuck = new Pulse("voice-activity", Duration.ofNanos(-1));
    stuck.begin();
    supervisor.watch(List.of(stuck));
    assertThat(supervisor.troubles()).singleElement().asString().contains("voice-activity");
    stuck.resting();
    assertThat(supervisor.troubles()).isEmpty();
    assertThat(ends).isEmpty();
  }

  @Test
  void aRunOfACrewThatFailsEndsNoMoreThanItself() throws Exception {
    Crew crew = Crew.of("inference-", 1, LONG, new LinkedBlockingQueue<>());
    supervisor.watch(crew.pulses());
    crew.execute(() -> Crew.outlive(new AssertionError("a run")));
    crew.submit(() -> {}).get(10, TimeUnit.SECONDS);
    assertThat(crew.pulses().getFirst().read().faults()).isEqualTo(1);
    assertThat(ends).isEmpty();
    crew.shutdownNow();
  }

  @Test
  void aRunOfACrewThatRunsOutOfMemoryEndsTheProcess() throws Exception {
    Crew crew = Crew.of("voice-", 1, LONG, new PriorityBlockingQueue<>());
    supervisor.watch(crew.pulses());
    crew.execute(() -> Crew.outlive(new OutOfMemoryError("as the test wished")));
    assertThat(ends.poll(10, TimeUnit.SECONDS)).contains("voice-1");
    crew.shutdownNow();
  }

  @Test
  void aRunThatTakesTooLongIsSeenWhileItTakes() throws Exception {
    Crew crew = Crew.of("voice-", 2, Duration.ofMillis(1), new LinkedBlockingQueue<>());
    supervisor.watch(crew.pulses());
    LinkedBlockingQueue<Integer> go = new LinkedBlockingQueue<>();
    Future<Integer> run = crew.submit(go::take);
    await().atMost(Duration.ofSeconds(10)).until(() -> !supervisor.troubles().isEmpty());
    go.add(1);
    assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    await().atMost(Duration.ofSeconds(10)).until(() -> supervisor.troubles().isEmpty());
    crew.shutdownNow();
  }
}
