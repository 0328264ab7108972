package dev.parley.outbound;

import dev.parley.outbound.OutboundLimits.Part;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the time limits of one request. When one passes, the connection is cut: a limit of the
 * socket would begin anew with every byte, also inside a head or a TLS record. Thread-safe.
 */
final class LimitWatch implements AutoCloseable {
  private final OutboundLimits limits;
  private final ScheduledExecutorService timer;
  private final Runnable cut;
  private @Nullable ScheduledFuture<?> whole;
  private @Nullable ScheduledFuture<?> part;
  private @Nullable OutboundFailure failure;
  private boolean closed;

  /**
   * The time begins to run.
   *
   * @param cut closes the connection, from any thread
   */
  LimitWatch(OutboundLimits limits, ScheduledExecutorService timer, Runnable cut) {
    this.limits = limits;
    this.timer = timer;
    this.cut = cut;
    within(limits.whole());
  }

  OutboundLimits limits() {
    return limits;
  }

  /** No more than this is left of the whole. */
  synchronized void within(Duration rest) {
    cancel(whole);
    whole = schedule(Part.WHOLE, rest);
  }

  /** A part begins; the one before is over. */
  synchronized void begin(Part next) {
    cancel(part);
    part = schedule(next, limits.of(next));
  }

  /** The part is over, and none begins. */
  synchronized void end() {
    cancel(part);
    part = null;
  }

  /** The request has failed, if it had not failed before. */
  synchronized void fail(OutboundFailure reason) {
    failure = failure == null ? reason : failure;
  }

  /** Why it failed; null if that is for the connection to say. */
  synchronized @Nullable OutboundFailure failure() {
    return failure;
  }

  private @Nullable ScheduledFuture<?> schedule(Part of, Duration limit) {
    return closed
        ? null
        : timer.schedule(() -> pass(of, limit), limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void cancel(@Nullable ScheduledFuture<?> running) {
    if (running != null) {
      boolean _ = running.cancel(false);
    }
  }

  private void pass(Part of, Duration limit) {
    synchronized (this) {
      if (closed) {
        return;
      }
      fail(new OutboundFailure.TooLate(of, limit));
    }
    // On a thread of its own, so that no connection that is slow to close holds up the others.
    var _ = Thread.ofVirtual().name("outbound-cut").start(cut);
  }

  /** The request is over; no limit passes any more. */
  @Override
  public synchronized void close() {
    closed = true;
    cancel(whole);
    cancel(part);
  }
}
