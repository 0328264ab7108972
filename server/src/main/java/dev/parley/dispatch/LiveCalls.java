package dev.parley.dispatch;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.records.AttemptJournal;
import dev.parley.records.Claim;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.watch.Fatal;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that a node carries, each on a virtual thread of its own. Thread-safe, but for {@link
 * #start}.
 */
final class LiveCalls {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCalls.class);

  private final Journals journals;
  private final CallRunner runner;
  private final InstantSource clock;
  private final Pulse pulse;
  private final Runnable ended;
  private final Consumer<Claim> kept;
  private final Map<AttemptId, LiveCall> live = new ConcurrentHashMap<>();

  /** Attempts that were started here and whose end is not known to be kept: never started again. */
  private final Map<AttemptId, NodeId> started = new ConcurrentHashMap<>();

  private final int most;
  private final Semaphore slots;

  private record LiveCall(Claim claim, HangUpRequest hangUp, Thread thread) {}

  /**
   * No calls yet.
   *
   * @param most how many at once
   * @param pulse dies when a call meets what no process outlives
   * @param ended run whenever there is room again
   * @param kept told of each call whose end is kept
   */
  LiveCalls(
      Journals journals,
      CallRunner runner,
      int most,
      InstantSource clock,
      Pulse pulse,
      Runnable ended,
      Consumer<Claim> kept) {
    this.journals = journals;
    this.runner = runner;
    this.most = most;
    this.slots = new Semaphore(most);
    this.clock = clock;
    this.pulse = pulse;
    this.ended = ended;
    this.kept = kept;
  }

  /** Calls under way. */
  int count() {
    return live.size();
  }

  /** For how many more there is room. */
  int free() {
    return slots.availablePermits();
  }

  /**
   * Begins to carry a call; by one thread alone, which saw that there is room for it.
   *
   * @param ours whether the node still has its lease; asked once the call is known to {@link
   *     #drop}, which may have come before
   */
  void start(Claim claim, Predicate<NodeId> ours) {
    slots.acquireUninterruptibly();
    HangUpRequest hangUp = new HangUpRequest();
    Thread thread =
        Thread.ofVirtual().name("call-" + claim.call()).unstarted(() -> carry(claim, hangUp));
    started.put(claim.attempt(), claim.node());
    live.put(claim.attempt(), new LiveCall(claim, hangUp, thread));
    if (!ours.test(claim.node())) {
      thread.interrupt();
    }
    thread.start();
  }

  private void carry(Claim claim, HangUpRequest hangUp) {
    try (AttemptJournal journal = journals.open(claim)) {
      CallEvent.Ended end = runToEnd(claim, journal, hangUp);
      switch (journal.end(end)) {
        case KEPT -> kept.accept(claim);
        case NOT_OURS -> LOG.warn("The end of attempt {} came too late", claim.attempt());
      }
      started.remove(claim.attempt());
    } catch (RuntimeException | Error e) {
      LOG.error("The end of attempt {} could not be written", claim.attempt(), e);
      endIfFatal(e);
    } finally {
      live.remove(claim.attempt());
      slots.release();
      ended.run();
    }
  }

  private CallEvent.Ended runToEnd(Claim claim, AttemptJournal journal, HangUpRequest hangUp) {
    try {
      return runner.run(claim, journal, hangUp);
    } catch (InterruptedException e) {
      return end(EndReason.INTERRUPTED, "The node had to drop the call");
    } catch (RuntimeException | Error e) {
      endIfFatal(e);
      LOG.error("Attempt {} failed", claim.attempt(), e);
      return end(EndReason.INTERNAL_ERROR, "A defect: " + e.getClass().getSimpleName());
    }
  }

  private CallEvent.Ended end(EndReason reason, String detail) {
    return new CallEvent.Ended(clock.instant(), reason, detail, Map.of(), List.of());
  }

  /** A call's thread has no pulse of its own, and what is fatal is the end of all of them. */
  private void endIfFatal(Throwable e) {
    if (Fatal.is(e)) {
      pulse.die(e);
    }
    Fatal.pass(e);
  }

  /**
   * Attempts of a node that were started here and have not ended, as far as is known. Those of the
   * node that we were before are forgotten: they are others' to end.
   */
  Set<AttemptId> started(NodeId node) {
    started.values().removeIf(of -> !of.equals(node));
    return started.keySet();
  }

  /** Attempts that are carried no more and whose end is not known to be kept. */
  Set<AttemptId> over() {
    Set<AttemptId> carried = Set.copyOf(live.keySet());
    return started.keySet().stream().filter(a -> !carried.contains(a)).collect(Collectors.toSet());
  }

  /** The ends of attempts that were over are kept now. */
  void settled(Collection<AttemptId> attempts) {
    started.keySet().removeAll(attempts);
  }

  /** Tells calls that somebody wants them to end. */
  void hangUp(Collection<CallId> calls) {
    for (LiveCall call : live.values()) {
      if (calls.contains(call.claim().call())) {
        call.hangUp().make();
      }
    }
  }

  /** Drops all of them, as interrupted. */
  void drop() {
    live.values().forEach(call -> call.thread().interrupt());
  }

  /** Waits until all have ended, and nobody starts one any more. Whether they did in time. */
  boolean awaitEnds(Duration limit) throws InterruptedException {
    if (!slots.tryAcquire(most, limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    slots.release(most);
    return true;
  }
}
