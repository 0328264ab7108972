package dev.parley.dispatch;

import dev.parley.call.AttemptId;
import dev.parley.records.Channel;
import dev.parley.records.Claim;
import dev.parley.records.Claims;
import dev.parley.records.ConnectionShare;
import dev.parley.records.Database;
import dev.parley.records.HangUps;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.OrphanedAttempts;
import dev.parley.records.Records;
import dev.parley.records.UnavailableException;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due calls as they come and has each carried out on a virtual thread of its own. */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** After a claim, free slots gather for so long: fewer and larger claims. */
  private static final Duration GATHER = Duration.ofMillis(5);

  /**
   * After a wake-up for nothing, no claim for so long: while teams are at their limits each new
   * order wakes us, and a claim costs the database as much as one.
   */
  private static final Duration IN_VAIN = Duration.ofMillis(20);

  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Claims claims;
  private final OrphanedAttempts orphaned;
  private final HangUps hangUps;
  private final DispatchSettings settings;
  private final Lease lease;
  private final Pace pace;
  private final LiveCalls calls;
  private final Semaphore wake = new Semaphore(0);
  private final Pulse pulse = new Pulse("dispatcher", Database.LONGEST_ROUND);
  private final Thread loop;
  private volatile boolean draining;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Prepares a node.
   *
   * @param steady time that passes evenly, whatever somebody sets {@code clock} to
   * @param host what people call this machine
   */
  public Dispatcher(
      Records records,
      Journals journals,
      CallRunner runner,
      DispatchSettings settings,
      InstantSource clock,
      InstantSource steady,
      String host) {
    this(records, journals, runner, settings, clock, steady, host, _ -> {});
  }

  /**
   * Prepares a node that tells of its calls.
   *
   * @param steady time that passes evenly, whatever somebody sets {@code clock} to
   * @param host what people call this machine
   * @param kept told of each call whose end is kept; returns at once
   */
  public Dispatcher(
      Records records,
      Journals journals,
      CallRunner runner,
      DispatchSettings settings,
      InstantSource clock,
      InstantSource steady,
      String host,
      Consumer<Claim> kept) {
    this.claims = records.claims();
    this.orphaned = records.orphanedAttempts();
    this.hangUps = records.hangUps();
    this.settings = settings;
    this.calls =
        new LiveCalls(journals, runner, settings.maxCalls(), clock, pulse, wake::release, kept);
    this.lease =
        new Lease(
            records.share(ConnectionShare.LEASE).nodes(), host, settings, steady, calls::drop);
    this.pace = new Pace(steady, settings.poll());
    this.loop =
        Thread.ofPlatform().daemon().name(pulse.name()).unstarted(() -> pulse.live(this::run));
  }

  /** Begins to take calls. */
  public void start(Notices notices) {
    lease.start();
    notices.on(Channel.DUE, wake::release);
    notices.on(Channel.HANG_UP, () -> Thread.startVirtualThread(this::passHangUps));
    loop.start();
  }

  /** How the threads do that claim calls and keep the right to carry them. */
  public List<Pulse> pulses() {
    return Stream.concat(Stream.of(pulse), lease.pulses().stream()).toList();
  }

  /**
   * Drops all calls, as interrupted, and waits until their ends are written; for a process that
   * must end at once.
   */
  public void drop(Duration limit) {
    draining = true;
    calls.drop();
    try {
      boolean _ = calls.awaitEnds(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Calls under way on this node. */
  public int liveCalls() {
    return calls.count();
  }

  private void run() {
    boolean woken = false;
    while (!draining) {
      try {
        pulse.working();
        if (pace.tidies()) {
          tidy();
        }
        int claimed = claimAndStart();
        pulse.succeeded();
        if (claimed > 0) {
          pace.claimed();
          woken = false;
          Thread.sleep(GATHER);
        } else {
          if (woken) {
            Thread.sleep(IN_VAIN);
          }
          woken = await(pace.rest());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.warn("No calls could be claimed", e);
        if (!UnavailableException.caused(e)) {
          pulse.outlive(e);
          pulse.failed();
        }
        // The claim may be committed and only its answer lost.
        pace.mess();
        pause();
      }
    }
  }

  /** Whether somebody woke us within the limit. */
  private boolean await(Duration limit) throws InterruptedException {
    pulse.resting(limit.toNanos());
    boolean woken = wake.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    int _ = wake.drainPermits();
    return woken;
  }

  private void pause() {
    pulse.resting(settings.poll().toNanos());
    try {
      Thread.sleep(settings.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int claimAndStart() {
    @Nullable NodeId node = lease.node();
    int free = calls.free();
    if (node == null || free == 0) {
      return 0;
    }
    List<Claim> claimed = claims.claim(node, free, settings.lease());
    claimed.forEach(this::start);
    return claimed.size();
  }

  private void start(Claim claim) {
    calls.start(claim, node -> node.equals(lease.node()));
  }

  private void tidy() {
    @Nullable NodeId node = lease.node();
    if (node != null) {
      // On the claiming thread, so what was claimed and answered is known to be started.
      orphaned.claimAnswerLost(node, calls.started(node), calls.free()).forEach(this::start);
      List<AttemptId> abandoned = orphaned.abandon(node, calls.over());
      calls.settled(abandoned);
      if (!abandoned.isEmpty()) {
        LOG.error("{} calls whose end was not written were ended", abandoned.size());
      }
      passHangUps();
    }
  }

  private void passHangUps() {
    @Nullable NodeId node = lease.node();
    if (node != null) {
      calls.hangUp(hangUps.asked(node));
    }
  }

  /** Takes no more calls and waits for those under way; after 30 s they are dropped. */
  @Override
  public void close() {
    drain(DRAIN);
  }

  /** Takes no more calls and waits for those under way, until {@code limit} has passed. */
  public void drain(Duration limit) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    draining = true;
    wake.release();
    try {
      loop.join();
      if (!calls.awaitEnds(limit)) {
        LOG.warn("{} calls are dropped: they did not end in time", calls.count());
        calls.drop();
        boolean _ = calls.awaitEnds(settings.lease());
      }
    } catch (InterruptedException e) {
      calls.drop();
      Thread.currentThread().interrupt();
    } finally {
      lease.close();
    }
  }
}
