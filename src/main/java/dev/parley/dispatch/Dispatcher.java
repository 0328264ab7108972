package dev.parley.dispatch;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.records.AttemptJournal;
import dev.parley.records.Channel;
import dev.parley.records.Claim;
import dev.parley.records.Claims;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.Records;
import dev.parley.records.Share;
import dev.parley.records.UnavailableException;
import dev.parley.watch.Fatal;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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

  /** A team at its calls per second gets room again without anybody waking us. */
  private static final Duration BUSY_POLL = Duration.ofMillis(100);

  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final Duration TIDY_EVERY = Duration.ofSeconds(10);

  /** A claim waits for what others lock, and for a database that has frozen. */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);

  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Records records;
  private final Claims claims;
  private final Journals journals;
  private final CallRunner runner;
  private final DispatchSettings settings;
  private final InstantSource clock;
  private final Lease lease;
  private final Map<AttemptId, LiveCall> live = new ConcurrentHashMap<>();

  /** Attempts that were started here and whose end is not known to be kept: never started again. */
  private final Map<AttemptId, NodeId> started = new ConcurrentHashMap<>();

  private final Semaphore slots;
  private final Semaphore wake = new Semaphore(0);
  private final Pulse pulse = new Pulse("dispatcher", LONGEST_ROUND);
  private final Thread loop;
  private volatile boolean draining;
  private final AtomicBoolean closed = new AtomicBoolean();

  private record LiveCall(Claim claim, HangUpRequest hangUp, Thread thread) {}

  /**
   * Prepares a node.
   *
   * @param host what people call this machine
   */
  public Dispatcher(
      Records records,
      Journals journals,
      CallRunner runner,
      DispatchSettings settings,
      InstantSource clock,
      String host) {
    this.records = records;
    this.claims = records.claims();
    this.journals = journals;
    this.runner = runner;
    this.settings = settings;
    this.clock = clock;
    this.slots = new Semaphore(settings.maxCalls());
    this.lease = new Lease(records.share(Share.LEASE).nodes(), host, settings, this::dropAll);
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
    dropAll();
    try {
      boolean _ = slots.tryAcquire(settings.maxCalls(), limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Calls under way on this node. */
  public int liveCalls() {
    return live.size();
  }

  private void run() {
    long lastClaim = System.nanoTime() - BUSY.toNanos();
    long lastTidy = System.nanoTime();
    boolean woken = false;
    while (!draining) {
      try {
        pulse.working();
        if (System.nanoTime() - lastTidy > TIDY_EVERY.toNanos()) {
          tidy();
          lastTidy = System.nanoTime();
        }
        int claimed = claimAndStart();
        pulse.succeeded();
        if (claimed > 0) {
          lastClaim = System.nanoTime();
          woken = false;
          Thread.sleep(GATHER);
        } else {
          if (woken) {
            Thread.sleep(IN_VAIN);
          }
          boolean busy = System.nanoTime() - lastClaim < BUSY.toNanos();
          woken = await(busy ? BUSY_POLL : settings.poll());
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
        lastTidy = System.nanoTime() - TIDY_EVERY.toNanos();
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
    int free = slots.availablePermits();
    if (node == null || free == 0) {
      return 0;
    }
    List<Claim> claimed = claims.claim(node, free, settings.lease());
    claimed.forEach(this::start);
    return claimed.size();
  }

  private void start(Claim claim) {
    // Only this thread takes slots, and it asked for no more than were free.
    slots.acquireUninterruptibly();
    HangUpRequest hangUp = new HangUpRequest();
    Thread thread =
        Thread.ofVirtual().name("call-" + claim.call()).unstarted(() -> carry(claim, hangUp));
    started.put(claim.attempt(), claim.node());
    live.put(claim.attempt(), new LiveCall(claim, hangUp, thread));
    if (!claim.node().equals(lease.node())) {
      // The lease was lost while we claimed, and dropAll may have come before the call was known.
      thread.interrupt();
    }
    thread.start();
  }

  private void carry(Claim claim, HangUpRequest hangUp) {
    try (AttemptJournal journal = journals.open(claim)) {
      CallEvent.Ended ended = runToEnd(claim, journal, hangUp);
      switch (journal.end(ended)) {
        case KEPT -> {}
        case NOT_OURS -> LOG.warn("The end of attempt {} came too late", claim.attempt());
      }
      started.remove(claim.attempt());
    } catch (RuntimeException | Error e) {
      LOG.error("The end of attempt {} could not be written", claim.attempt(), e);
      endIfFatal(e);
    } finally {
      live.remove(claim.attempt());
      slots.release();
      wake.release();
    }
  }

  private CallEvent.Ended runToEnd(Claim claim, AttemptJournal journal, HangUpRequest hangUp) {
    try {
      return runner.run(claim, journal, hangUp);
    } catch (InterruptedException e) {
      return ended(EndReason.INTERRUPTED, "The node had to drop the call");
    } catch (RuntimeException | Error e) {
      endIfFatal(e);
      LOG.error("Attempt {} failed", claim.attempt(), e);
      return ended(EndReason.INTERNAL_ERROR, "A defect: " + e.getClass().getSimpleName());
    }
  }

  /** A call's thread has no pulse of its own, and what is fatal is the end of all of them. */
  private void endIfFatal(Throwable e) {
    if (Fatal.is(e)) {
      pulse.die(e);
    }
    Fatal.pass(e);
  }

  private CallEvent.Ended ended(EndReason reason, String detail) {
    return new CallEvent.Ended(clock.instant(), reason, detail, Map.of(), List.of());
  }

  private void tidy() {
    @Nullable NodeId node = lease.node();
    if (node != null) {
      started.values().removeIf(of -> !of.equals(node));
      // On the claiming thread, so what was claimed and answered is known to be started.
      claims.unanswered(node, started.keySet(), slots.availablePermits()).forEach(this::start);
      List<AttemptId> abandoned = claims.abandon(node, over());
      started.keySet().removeAll(abandoned);
      if (!abandoned.isEmpty()) {
        LOG.error("{} calls whose end was not written were ended", abandoned.size());
      }
      passHangUps();
    }
  }

  /** Attempts that are carried no more and whose end is not known to be kept. */
  private Set<AttemptId> over() {
    Set<AttemptId> carried = Set.copyOf(live.keySet());
    return started.keySet().stream().filter(a -> !carried.contains(a)).collect(Collectors.toSet());
  }

  private void passHangUps() {
    @Nullable NodeId node = lease.node();
    if (node != null) {
      Map<CallId, LiveCall> byCall =
          live.values().stream().collect(Collectors.toMap(l -> l.claim().call(), l -> l));
      for (CallId call : records.calls().toHangUp(node)) {
        LiveCall known = byCall.get(call);
        if (known != null) {
          known.hangUp().make();
        }
      }
    }
  }

  private void dropAll() {
    live.values().forEach(call -> call.thread().interrupt());
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
      int all = settings.maxCalls();
      if (!slots.tryAcquire(all, limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} calls are dropped: they did not end in time", live.size());
        dropAll();
        boolean _ = slots.tryAcquire(all, settings.lease().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      dropAll();
      Thread.currentThread().interrupt();
    } finally {
      lease.close();
    }
  }
}
