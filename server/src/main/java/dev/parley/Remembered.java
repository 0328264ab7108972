package dev.parley;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is asked for again only after a while, by one thread at a time: however many ask
 * whether the server is well, the database is not kept busy with it.
 */
final class Remembered<T extends @Nullable Object> implements Supplier<T> {
  private final Supplier<T> source;
  private final Duration life;
  private final InstantSource steady;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Answer<T> answer;

  private record Answer<T extends @Nullable Object>(T value, Instant since) {}

  /**
   * Remembers nothing yet.
   *
   * @param steady time that passes evenly
   */
  Remembered(Supplier<T> source, Duration life, InstantSource steady) {
    this.source = source;
    this.life = life;
    this.steady = steady;
  }

  @Override
  public T get() {
    lock.lock();
    try {
      Answer<T> known = answer;
      if (known == null || steady.instant().isAfter(known.since().plus(life))) {
        known = new Answer<>(source.get(), steady.instant());
        answer = known;
      }
      return known.value();
    } finally {
      lock.unlock();
    }
  }
}
