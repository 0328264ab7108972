package dev.parley.api;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows those who guess tokens. Wrong ones are counted by the address they come from; past the
 * limit they are refused, and every token from there is looked up in turn, so that guessing takes
 * no more of the database than one look-up at a time. A right token is let through all the same:
 * those who share an address with a guesser go on working.
 */
final class WrongTokens {
  private static final int PER_MINUTE = 20;
  private static final int PATIENCE_SECONDS = 5;

  private final RateLimit<ClientAddress> limit;
  private final Semaphore lane = new Semaphore(1, true);

  WrongTokens(InstantSource time) {
    this.limit = new RateLimit<>(PER_MINUTE, time);
  }

  /** Looks a token up that came from an address. */
  <T extends @Nullable Object> T lookUp(ClientAddress from, Supplier<T> lookUp) {
    if (limit.peek(from).allowed()) {
      return lookUp.get();
    }
    boolean ours = false;
    try {
      ours = lane.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ours) {
        throw tooMany(1);
      }
      return lookUp.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooMany(1);
    } finally {
      if (ours) {
        lane.release();
      }
    }
  }

  /** What a wrong token is answered: 401, and 429 once there were too many. */
  ApiException wrong(ClientAddress from, ApiException unknown) {
    RateLimit.Verdict verdict = limit.take(from);
    return verdict.allowed() ? unknown : tooMany(verdict.retrySeconds());
  }

  private static ApiException tooMany(long seconds) {
    return ApiException.of(
            429,
            "too_many_wrong_tokens",
            "More than %d wrong tokens a minute came from this address; try another in %d s. A right one works at once."
                .formatted(PER_MINUTE, seconds))
        .with("Retry-After", Long.toString(seconds));
  }
}
