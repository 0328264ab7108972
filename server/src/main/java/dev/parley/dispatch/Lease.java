package dev.parley.dispatch;

import dev.parley.records.NodeId;
import dev.parley.records.Nodes;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's right to carry calls. One thread says that the node lives and ends the calls of dead
 * ones; another watches, without touching the database, that it was said in time, so that a node
 * that froze or lost the database drops its calls before the others count them as lost.
 */
final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final int WATCHES_A_LEASE = 20;

  private final Nodes nodes;
  private final String host;
  private final DispatchSettings settings;
  private final InstantSource steady;
  private final Runnable lost;
  private final Pulse beats;
  private final Pulse watches;

  /** A platform thread: whatever keeps the carriers of virtual ones busy, the node lives. */
  private final Thread heartbeat;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  /** The node, and when its last successful heartbeat began. */
  private record Held(NodeId node, Instant since) {}

  /**
   * Enters a node.
   *
   * @param steady time that passes evenly
   * @param lost run each time the lease was lost
   */
  Lease(Nodes nodes, String host, DispatchSettings settings, InstantSource steady, Runnable lost) {
    this.nodes = nodes;
    this.host = host;
    this.settings = settings;
    this.steady = steady;
    this.lost = lost;
    this.beats = new Pulse("heartbeat", settings.lease().multipliedBy(2));
    this.watches = new Pulse("lease", settings.lease());
    this.heartbeat =
        Thread.ofPlatform().daemon().name(beats.name()).unstarted(() -> beats.live(this::beat));
  }

  void start() {
    enter();
    heartbeat.start();
    Thread.ofPlatform().daemon().name(watches.name()).start(() -> watches.live(this::watch));
  }

  /** The node while its lease holds, null without one. */
  @Nullable NodeId node() {
    Held now = held.get();
    return now == null || expired(now) ? null : now.node();
  }

  /** How its threads do. */
  List<Pulse> pulses() {
    return List.of(beats, watches);
  }

  private boolean expired(Held now) {
    return steady.instant().isAfter(now.since().plus(settings.lease()));
  }

  private void enter() {
    Instant since = steady.instant();
    held.set(new Held(nodes.enter(host, settings.trunks()), since));
  }

  private void beat() {
    while (!pause(beats, settings.heartbeat().toMillis())) {
      try {
        Instant since = steady.instant();
        Held now = held.get();
        if (now == null) {
          enter();
        } else if (!nodes.beat(now.node())) {
          lose(now);
        } else {
          renew(now, since);
        }
        reap();
        beats.succeeded();
      } catch (RuntimeException | Error e) {
        beats.outlive(e);
        LOG.warn("A heartbeat failed", e);
      }
    }
  }

  private void reap() {
    Held now = held.get();
    int reaped = now == null ? 0 : nodes.reap(now.node(), settings.lease());
    if (reaped > 0) {
      LOG.warn("{} calls of nodes that stopped were ended as interrupted", reaped);
    }
  }

  private void watch() {
    while (!pause(watches, settings.lease().toMillis() / WATCHES_A_LEASE)) {
      Held now = held.get();
      if (now != null && expired(now)) {
        lose(now);
      }
    }
  }

  private void renew(Held before, Instant since) {
    boolean _ = held.compareAndSet(before, new Held(before.node(), since));
  }

  private void lose(Held before) {
    if (held.compareAndSet(before, null)) {
      LOG.error("Node {} lost its lease and drops its calls", before.node());
      lost.run();
    }
  }

  private boolean pause(Pulse pulse, long millis) {
    pulse.resting(Duration.ofMillis(millis).toNanos());
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      pulse.working();
    }
  }

  /** Takes the node out, after a beat that is under way. */
  @Override
  public void close() {
    closed.countDown();
    try {
      boolean _ = heartbeat.isAlive() && heartbeat.join(settings.lease());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Held now = held.getAndSet(null);
    if (now != null) {
      nodes.leave(now.node());
    }
  }
}
