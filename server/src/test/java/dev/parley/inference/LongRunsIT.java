package dev.parley.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LongRunsIT {
  @Test
  void whoMayWaitLeastGoesFirstAndNobodyWaitsForEver() throws Exception {
    Queue<String> ran = new ConcurrentLinkedQueue<>();
    Queue<Duration> waits = new ConcurrentLinkedQueue<>();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(4);
    AtomicLong nanos = new AtomicLong();
    try (Inference inference = Inference.open(SpeechFixture.models(), 1, nanos::get)) {
      inference.tellWaits(waits::add);
      inference.submit(() -> await(busy), Duration.ZERO);
      for (String seconds : List.of("3", "1", "2", "0")) {
        inference.submit(
            () -> {
              ran.add(seconds);
              done.countDown();
            },
            Duration.ofSeconds(Long.parseLong(seconds)));
      }
      nanos.addAndGet(Duration.ofSeconds(9).toNanos());
      busy.countDown();
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ran).containsExactly("0", "1", "2", "3");
    assertThat(waits).hasSize(5).endsWith(Duration.ofSeconds(9));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
