package dev.parley.sip;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that owns sockets, timers and calls, and drives the {@link UserAgent} with them. */
final class SipLoop implements Wire, Executor {
  private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);
  private static final Duration LAG_LIMIT = Duration.ofMillis(200);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Datagrams read before timers and commands have their turn again. */
  private static final int BATCH = 64;

  private final InstantSource clock;
  private final SipSockets sockets;
  private final Selector selector;
  private final TimerHeap heap;
  private final UserAgent userAgent;
  private final TcpTransport tcp;
  private final Resolver resolver;
  private final LocalAddresses locals;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final byte[] datagram = new byte[64 * 1024];
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private Instant awake;
  private @Nullable Instant closeBy;
  private volatile boolean closed;

  SipLoop(SipConfig config, SipHandler handler) {
    this.clock = config.clock();
    this.sockets = SipSockets.bind(config.bind());
    this.heap = new TimerHeap(clock);
    this.awake = clock.instant();
    this.locals = new LocalAddresses(sockets.address(), config.advertised());
    this.resolver =
        new Resolver(clock, this, sockets.address().getAddress() instanceof Inet4Address);
    this.userAgent = new UserAgent(config, heap, this, this, handler, this::lagging);
    try {
      this.selector = Selector.open();
      sockets.udp().register(selector, SelectionKey.OP_READ);
      this.tcp = new TcpTransport(selector, sockets.tcp(), heap, clock, this::received);
    } catch (IOException e) {
      throw new SipException("The SIP sockets cannot be watched.", e);
    }
    this.thread = Thread.ofPlatform().name("sip-loop").daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  InetSocketAddress address() {
    return sockets.address();
  }

  UserAgent userAgent() {
    return userAgent;
  }

  /** Packets and messages that were dropped because they could not be read or handled. */
  long dropped() {
    return dropped.get();
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

  /** Whether what is handled now has waited too long to take more work on. */
  private boolean lagging() {
    return Duration.between(awake, clock.instant()).compareTo(LAG_LIMIT) > 0;
  }

  private void run() {
    try {
      while (!finished()) {
        selector.select(this::selected, wait(heap.nextDeadline()));
        if (awake.equals(Instant.MAX)) {
          awake = clock.instant();
        }
        work();
      }
    } catch (IOException e) {
      LOG.error("The SIP loop cannot select any more.", e);
    } finally {
      closed = true;
      userAgent.abandonAll();
      release();
    }
  }

  private boolean finished() {
    Instant limit = closeBy;
    return limit != null && (userAgent.idle() || !clock.instant().isBefore(limit));
  }

  private long wait(@Nullable Instant deadline) {
    awake = Instant.MAX;
    if (!commands.isEmpty()) {
      return 1;
    }
    if (deadline == null) {
      return 0;
    }
    return Math.clamp(Duration.between(clock.instant(), deadline).toMillis() + 1, 1, 60_000);
  }

  private void selected(SelectionKey key) {
    if (awake.equals(Instant.MAX)) {
      awake = clock.instant();
    }
    guarded(() -> {
      if (key.attachment() instanceof TcpConnection connection) {
        tcp.ready(connection, key);
      } else if (key.attachment() instanceof TcpTransport) {
        acceptConnections();
      } else {
        readDatagrams();
      }
    });
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
    } catch (RuntimeException | StackOverflowError e) {
      dropped.incrementAndGet();
      LOG.warn("A SIP input was dropped.", e);
    }
  }

  /** Reads until the socket is empty, so that the time it takes shows how far we lag. */
  private void readDatagrams() {
    for (int count = 1; ; count++) {
      ByteBuffer buffer = ByteBuffer.wrap(datagram);
      InetSocketAddress from;
      try {
        from = (InetSocketAddress) sockets.udp().receive(buffer);
      } catch (IOException e) {
        dropped.incrementAndGet();
        return;
      }
      if (from == null) {
        return;
      }
      int length = buffer.position();
      guarded(() -> readDatagram(length, from));
      if (count % BATCH == 0) {
        work();
      }
    }
  }

  private void readDatagram(int length, InetSocketAddress from) {
    int text = 0;
    while (text < length && datagram[text] <= ' ' && datagram[text] >= 0) {
      text++;
    }
    if (text < length) {
      received(SipParser.parse(datagram, 0, length), new Source(SipTransport.UDP, from));
    }
  }

  private void received(SipParser.Parsed parsed, Source source) {
    if (parsed instanceof SipParser.Parsed.Malformed) {
      dropped.incrementAndGet();
    }
    userAgent.received(parsed, source);
  }

  @Override
  public void resolve(Hop hop, Runnable ready, Runnable failed) {
    resolver.resolve(
        hop,
        address -> {
          if (address == null) {
            failed.run();
          } else {
            ready.run();
          }
        });
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
        address -> {
          if (address == null) {
            later.run();
          } else if (hop.transport() == SipTransport.TCP) {
            tcp.send(address, bytes, hop.use() == Hop.Use.ANSWERING, later);
          } else {
            sendDatagram(address, bytes, later);
          }
        });
  }

  /** A full socket buffer loses the datagram, as any router on the way may. */
  private void sendDatagram(InetSocketAddress address, byte[] bytes, Runnable failed) {
    try {
      sockets.udp().send(ByteBuffer.wrap(bytes), address);
    } catch (IOException | RuntimeException e) {
      failed.run();
    }
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
      for (Iterator<SelectionKey> keys = selector.keys().iterator(); keys.hasNext(); ) {
        keys.next().cancel();
      }
      selector.close();
    } catch (IOException e) {
      LOG.warn("A SIP socket did not close.", e);
    }
  }
}
