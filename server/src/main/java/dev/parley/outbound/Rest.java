package dev.parley.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a server alone for a while after it failed several times in a row, so that one that is
 * dead or slow does not cost everybody the time it may take. After the pause one tries it, and the
 * others wait for what comes of it. Thread-safe.
 */
public final class Rest {
  private static final Logger LOG = LoggerFactory.getLogger(Rest.class);

  /** One may be chance, and two an unlucky moment. */
  private static final int TOO_MANY = 3;

  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(2));

  private final String server;
  private final InstantSource clock;
  private final RandomGenerator random;
  private int failures;
  private boolean trying;
  private @Nullable Instant until;

  /**
   * Nothing has failed yet.
   *
   * @param server what it is, for the log: "language model small"
   * @param clock that passes evenly
   */
  public Rest(String server, InstantSource clock, RandomGenerator random) {
    this.server = server;
    this.clock = clock;
    this.random = random;
  }

  /** Something that may be asked of the server now; empty while it is left alone. */
  public synchronized Optional<Attempt> attempt() {
    Instant rest = until;
    if (rest == null) {
      return Optional.of(new Attempt(false));
    }
    if (trying || clock.instant().isBefore(rest)) {
      return Optional.empty();
    }
    trying = true;
    return Optional.of(new Attempt(true));
  }

  /** The server is known to work. */
  public synchronized void works() {
    if (until != null) {
      LOG.info("The {} works again", server);
    }
    failures = 0;
    until = null;
  }

  private void fails(String why) {
    failures++;
    if (failures < TOO_MANY) {
      return;
    }
    Duration pause = PAUSES.after(failures - TOO_MANY + 1, random);
    until = clock.instant().plus(pause);
    LOG.warn(
        "The {} is left alone for {} s after {} failures in a row ({})",
        server,
        pause.toSeconds(),
        failures,
        why);
  }

  /** One request. What is told of it first counts, and is to be told. */
  public final class Attempt {
    /** Whether it finds out if the server is back, for all that wait for that. */
    private final boolean trial;

    private boolean over;

    private Attempt(boolean trial) {
      this.trial = trial;
    }

    /** The server did what it should. */
    public void succeeded() {
      synchronized (Rest.this) {
        if (ends()) {
          works();
        }
      }
    }

    /**
     * It did not.
     *
     * @param why for the log: nothing of what was asked or answered
     */
    public void failed(String why) {
      synchronized (Rest.this) {
        if (ends() && (until == null || trial)) {
          fails(why);
        }
      }
    }

    /** Nobody waited for what it would have done. */
    public void abandoned() {
      synchronized (Rest.this) {
        boolean _ = ends();
      }
    }

    private boolean ends() {
      boolean first = !over;
      over = true;
      trying &= !(first && trial);
      return first;
    }
  }
}
