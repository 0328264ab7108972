package dev.parley.sip.transport;

import dev.parley.sip.call.SipConfig;
import dev.parley.sip.call.SipHandler;
import dev.parley.sip.call.SipLoad;
import dev.parley.sip.call.UserAgent;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipParser;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TimerHeap;
import dev.parley.watch.Pulse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns transports, timers and calls, and drives the {@link UserAgent} with them.
 */
final class SipLoop implements EventLoop {
  private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Selector selector;
  private final TimerHeap heap;
  private final UserAgent userAgent;
  private final TransportLayer transports;
  private final LagMeter lag;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final AtomicLong dropped = new AtomicLong();
  private final Pulse pulse = new Pulse("sip-loop", LONGEST_TURN);
  private final Thread thread;
  private @Nullable Instant closeBy;
  private volatile SipLoad load = SipLoad.NONE;
  private volatile boolean closed;

  SipLoop(
      SipConfig config,
      List<Transport.Factory> factories,
      Resolver.Lookup lookup,
      SipHandler handler) {
    this.clock = config.clock();
    this.heap = new TimerHeap(clock);
    this.lag = new LagMeter(clock);
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new SipException("The SIP sockets cannot be watched.", e);
    }
    this.transports = TransportLayer.open(config, factories, lookup, this, this::received);
    this.userAgent = new UserAgent(config, heap, transports, this, handler, lag::overloaded);
    this.thread =
        Thread.ofPlatform().name(pulse.name()).daemon(true).unstarted(() -> pulse.live(this::run));
  }

  void start() {
    thread.start();
  }

  InetSocketAddress address() {
    return transports.address();
  }

  /** How the thread does. */
  Pulse pulse() {
    return pulse;
  }

  TransportLayer transports() {
    return transports;
  }

  UserAgent userAgent() {
    return userAgent;
  }

  /** Packets and messages that were dropped because they could not be read or handled. */
  long dropped() {
    return dropped.get();
  }

  /** What it was busy with after its last turn. */
  SipLoad load() {
    return load;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public SelectionKey watch(SelectableChannel channel, int interest, Ready ready)
      throws IOException {
    return channel.register(selector, interest, ready);
  }

  @Override
  public TimerHeap timers() {
    return heap;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void execute(Runnable command) {
    commands.add(command);
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  private void run() {
    try {
      pulse.rounds(() -> !finished(), this::turn);
    } finally {
      closed = true;
      pulse.working();
      work();
      userAgent.abandonAll();
      release();
    }
  }

  private boolean finished() {
    Instant limit = closeBy;
    return limit != null && (userAgent.idle() || !clock.instant().isBefore(limit));
  }

  /** Waits for something to do and does a bounded part of it. */
  private void turn() throws IOException {
    Instant before = clock.instant();
    if (commands.isEmpty() && !transports.pending()) {
      pulse.resting();
      selector.select(limit(heap.nextDeadline(), before));
    } else {
      selector.selectNow();
    }
    pulse.working();
    Instant arrival = lag.turn(before);
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.attachment() instanceof Ready ready) {
        input(() -> ready.ready(key, arrival));
      }
    }
    selector.selectedKeys().clear();
    for (Transport transport : transports.all()) {
      input(() -> transport.work(arrival));
    }
    work();
    load = userAgent.load();
  }

  private static long limit(@Nullable Instant deadline, Instant now) {
    return deadline == null
        ? 0
        : Math.clamp(Duration.between(now, deadline).toMillis() + 1, 1, 60_000);
  }

  /** Commands and due timers, those that arise on the way included. */
  private void work() {
    Runnable command = commands.poll();
    while (command != null) {
      guarded(command);
      command = commands.poll();
    }
    boolean due = true;
    while (due) {
      due = runTimer();
    }
  }

  private boolean runTimer() {
    boolean[] ran = {true};
    guarded(() -> ran[0] = heap.runDue());
    return ran[0];
  }

  /** Nothing a peer or a listener does may end the loop. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      pulse.outlive(e);
      dropped.incrementAndGet();
      LOG.warn("A SIP input was dropped.", e);
    }
  }

  /** Handles what a channel gives; a channel that fails has lost something. */
  private void input(Input input) {
    guarded(() -> {
      try {
        input.run();
      } catch (IOException e) {
        dropped.incrementAndGet();
      }
    });
  }

  /** A step that reads a channel. */
  private interface Input {
    void run() throws IOException;
  }

  private void received(SipParser.Parsed message, SourceAddress source, Instant arrival) {
    lag.handling(arrival);
    if (message instanceof SipParser.Parsed.Malformed) {
      dropped.incrementAndGet();
    }
    guarded(() -> userAgent.received(message, source));
  }

  /** Ends all calls, waits a moment for their last messages, and stops. */
  void close() {
    execute(() -> {
      if (closeBy == null) {
        closeBy = clock.instant().plus(FAREWELL);
        heap.arm(FAREWELL, () -> {});
        userAgent.hangUpAll();
      }
    });
    boolean interrupted = false;
    while (Thread.currentThread() != thread && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    try {
      transports.close();
      selector.close();
    } catch (IOException e) {
      LOG.warn("The selector of the SIP sockets did not close.", e);
    }
  }
}
