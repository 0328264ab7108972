package dev.parley.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Slows those who guess passwords and tickets: so many wrong tries for an account and from an
 * address. It does not matter whether there is such an account.
 */
final class SignInTries {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int FOR_ACCOUNT = 5;
  private static final int FROM_ADDRESS = 30;

  private final RateLimit<String> accounts;
  private final RateLimit<ClientAddress> addresses;

  SignInTries(InstantSource time) {
    this.accounts = new RateLimit<>(FOR_ACCOUNT, WINDOW, time);
    this.addresses = new RateLimit<>(FROM_ADDRESS, WINDOW, time);
  }

  /**
   * Counts a try for an account before it is looked at, so that many at once are no way round.
   *
   * @throws ApiException 429 if there were too many
   */
  void begin(ClientAddress from, String account) {
    begin(from);
    RateLimit.Verdict verdict = accounts.take(name(account));
    if (!verdict.allowed()) {
      throw tooMany(FOR_ACCOUNT, "for this e-mail address", verdict);
    }
  }

  /** The same for what names no account. */
  void begin(ClientAddress from) {
    RateLimit.Verdict verdict = addresses.take(from);
    if (!verdict.allowed()) {
      throw tooMany(FROM_ADDRESS, "from this network", verdict);
    }
  }

  /** It was right, and does not count. */
  void right(ClientAddress from, String account) {
    right(from);
    accounts.giveBack(name(account));
  }

  void right(ClientAddress from) {
    addresses.giveBack(from);
  }

  private static String name(String account) {
    return account.toLowerCase(Locale.ROOT);
  }

  private static ApiException tooMany(int most, String whose, RateLimit.Verdict verdict) {
    return ApiException.of(
            429,
            "too_many_sign_ins",
            "There were more than %d wrong tries in %d minutes %s; try again in %d s."
                .formatted(most, WINDOW.toMinutes(), whose, verdict.retrySeconds()))
        .with("Retry-After", Long.toString(verdict.retrySeconds()));
  }
}
