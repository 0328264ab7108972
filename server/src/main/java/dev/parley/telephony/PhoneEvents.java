package dev.parley.telephony;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call's events on their way to its owner. When the owner falls behind by {@link #LIMIT} events,
 * the newest is dropped; only the end always gets in, in place of the oldest.
 */
final class PhoneEvents {
  static final int LIMIT = 256;

  private final BlockingQueue<PhoneEvent> queue = new LinkedBlockingQueue<>(LIMIT);

  void tell(PhoneEvent event) {
    while (!queue.offer(event) && event instanceof PhoneEvent.Ended) {
      queue.poll();
    }
  }

  @Nullable PhoneEvent next(Duration limit) throws InterruptedException {
    return queue.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
