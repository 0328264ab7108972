package dev.parley.sip;

import dev.parley.watch.Pulse;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that owns sockets, timers and calls, and drives the {@link UserAgent} with them. */
final class SipLoop implements Wire, Executor {
  private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);
  private static final Duration LAG_LIMIT = Duration.ofMillis(200);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  /** Less than this in a select is no waiting. */
  private static final Duration A_WAIT = Duration.ofMillis(1);

  /** Datagrams handled before timers and commands have their turn again. */
  private static final int BATCH = 64;

  private final InstantSource clock;
  private final SipSockets sockets;
  private final Selector selector;
  private final TimerHeap heap;
  private final UserAgent userAgent;
  private final UdpTransport udp;
  private final TcpTransport tcp;
  private final Resolver resolver;
  private final LocalAddresses locals;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final AtomicLong dropped = new AtomicLong();
  private final Pulse pulse = new Pulse("sip-loop", LONGEST_TURN);
  private final Thread thread;
  private Instant looked;
  private Instant waiting;
  private boolean lateBefore;
  private @Nullable Instant closeBy;
  private volatile SipLoad load = SipLoad.NONE;
  private volatile boolean closed;

  SipLoop(SipConfig config, Resolver.Lookup lookup, SipHandler handler) {
    this.clock = config.clock();
    this.sockets = SipSockets.bind(config.bind());
    this.udp = new UdpTransport(sockets.udp());
    this.heap = new TimerHeap(clock);
    this.looked = clock.instant();
    this.waiting = looked;
    this.locals = new LocalAddresses(sockets.address(), config.advertised());
    this.resolver =
        new Resolver(clock, this, lookup, sockets.address().getAddress() instanceof Inet4Address);
    this.userAgent = new UserAgent(config, heap, this, this, handler, this::overloaded);
    try {
      this.selector = Selector.open();
      sockets.udp().register(selector, SelectionKey.OP_READ);
      this.tcp = new TcpTransport(selector, sockets.tcp(), heap, clock, this::received);
    } catch (IOException e) {
      throw new SipException("The SIP sockets cannot be watched.", e);
    }
    this.thread =
        Thread.ofPlatform().name(pulse.name()).daemon(true).unstarted(() -> pulse.live(this::run));
  }

  void start() {
    thread.start();
  }

  InetSocketAddress address() {
    return sockets.address();
  }

  /** How the thread does. */
  Pulse pulse() {
    return pulse;
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
  public void execute(Runnable command) {
    commands.add(command);
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  /** Whether what is handled now has waited too long. */
  private boolean late() {
    return Duration.between(waiting, clock.instant()).compareTo(LAG_LIMIT) > 0;
  }

  /** Whether no more calls can be taken: one late turn is a hiccup, two are a backlog. */
  private boolean overloaded() {
    return lateBefore && late();
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

  /**
   * Waits for something to do and does a bounded part of it. What is found after a real wait has
   * just come; what is found at once may have come as early as the turn before.
   */
  private void turn() throws IOException {
    Instant before = clock.instant();
    if (commands.isEmpty() && !udp.waiting()) {
      pulse.resting();
      selector.select(limit(heap.nextDeadline(), before));
    } else {
      selector.selectNow();
    }
    pulse.working();
    Instant now = clock.instant();
    Instant arrival = Duration.between(before, now).compareTo(A_WAIT) > 0 ? now : looked;
    looked = now;
    waiting = arrival;
    boolean lateNow = late();
    for (SelectionKey key : selector.selectedKeys()) {
      guarded(() -> ready(key));
    }
    selector.selectedKeys().clear();
    fetch(arrival);
    UdpTransport.Datagram next = udp.poll();
    for (int i = 1; next != null; i++) {
      UdpTransport.Datagram packet = next;
      waiting = packet.arrival();
      lateNow |= late();
      guarded(() -> received(packet));
      next = i < BATCH ? udp.poll() : null;
    }
    lateBefore = lateNow;
    work();
    load = userAgent.load();
  }

  private static long limit(@Nullable Instant deadline, Instant now) {
    return deadline == null
        ? 0
        : Math.clamp(Duration.between(now, deadline).toMillis() + 1, 1, 60_000);
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof TcpConnection connection) {
      tcp.ready(connection, key);
    } else if (key.attachment() instanceof TcpTransport) {
      acceptConnections();
    }
  }

  private void acceptConnections() {
    try {
      tcp.accept();
    } catch (IOException e) {
      dropped.incrementAndGet();
    }
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

  private void fetch(Instant arrival) {
    try {
      udp.fetch(arrival);
    } catch (IOException e) {
      dropped.incrementAndGet();
    }
  }

  private void received(UdpTransport.Datagram packet) {
    SipParser.Parsed message = packet.message();
    if (message != null) {
      received(message, packet.source());
    }
  }

  private void received(SipParser.Parsed parsed, Source source) {
    if (parsed instanceof SipParser.Parsed.Malformed) {
      dropped.incrementAndGet();
    }
    userAgent.received(parsed, source);
  }

  @Override
  public void resolve(Hop hop, Consumer<List<Hop>> found) {
    resolver.resolve(hop, found);
  }

  @Override
  public void shun(Hop dead) {
    resolver.shun(dead);
  }

  @Override
  public HostPort local(Hop hop) {
    return locals.towards(resolver.known(hop));
  }

  @Override
  public void send(Hop hop, SipMessage message, Runnable failed) {
    byte[] bytes = SipWriter.bytes(message);
    Runnable later = () -> commands.add(failed);
    resolver.resolve(
        hop,
        addresses -> {
          InetSocketAddress address =
              addresses.isEmpty() ? null : resolver.known(addresses.getFirst());
          if (address == null) {
            later.run();
          } else if (hop.transport() == SipTransport.TCP) {
            tcp.send(address, bytes, hop.use() == Hop.Use.ANSWERING, later);
          } else {
            udp.send(address, bytes, later);
          }
        });
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
      tcp.close();
      sockets.udp().close();
      selector.close();
    } catch (IOException e) {
      LOG.warn("A SIP socket did not close.", e);
    }
  }
}
