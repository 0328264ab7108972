package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestLaneTest {
  private static final Answer DONE = new Answer.Written();

  @Test
  void refusesWhatIsMoreThanWorksAndWaits() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    try (RequestLane lane = new RequestLane("test", 2, 1, Duration.ofMinutes(1))) {
      List<FutureTask<Answer>> working = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        FutureTask<Answer> task =
            new FutureTask<>(() ->
                lane.work(() -> {
                  begun.countDown();
                  release.await();
                  return DONE;
                }));
        working.add(task);
        Thread.ofVirtual().start(task);
      }
      begun.await();
      FutureTask<Answer> waiting = new FutureTask<>(() -> lane.work(() -> DONE));
      Thread thread = Thread.ofVirtual().start(waiting);
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> lane.work(() -> DONE))
          .isInstanceOfSatisfying(
              ApiException.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.headers()).containsKey("Retry-After");
              });
      release.countDown();
      for (FutureTask<Answer> task : working) {
        assertThat(task.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
      }
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
    }
  }

  @Test
  void endsWorkThatTakesTooLong() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RequestLane lane = new RequestLane("test", 1, 1, Duration.ofMillis(50))) {
      assertThatThrownBy(() ->
              lane.work(() -> {
                try {
                  new CountDownLatch(1).await();
                } finally {
                  ended.countDown();
                }
                return DONE;
              }))
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(503));
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(lane.work(() -> DONE)).isEqualTo(DONE);
    }
  }

  @Test
  void outlivesWhatARequestThrows() {
    try (RequestLane lane = new RequestLane("test", 1, 1, Duration.ofMinutes(1))) {
      assertThatThrownBy(() ->
              lane.work(() -> {
                throw new StackOverflowError("too deep");
              }))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() ->
              lane.work(() -> {
                throw ApiException.notFound("call", "x");
              }))
          .isInstanceOf(ApiException.class);
      assertThat(lane.work(() -> DONE)).isEqualTo(DONE);
    }
  }
}
