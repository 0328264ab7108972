package dev.parley.rtp;

import dev.parley.watch.Pulse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A media thread: reads its legs' sockets and ticks each leg every 20 ms by absolute deadlines.
 * Legs are spread over 20 slots of 1 ms, so that packets of many calls do not leave in one burst.
 * Nothing is locked or logged on the way of a packet, nor allocated but for the 16 bytes that the
 * selector of the JDK itself spends on a socket that is ready.
 */
final class MediaLoop {
  private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);
  private static final int SLOTS = 20;
  private static final long SLOT = 1_000_000;

  /** So far behind, packets are not sent after the event. */
  private static final long BEHIND = 200_000_000;

  /** So far behind (the machine slept), ticks are given up. */
  private static final long HOPELESS = 5_000_000_000L;

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);

  private final Selector selector;
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final List<List<Member>> slots = new ArrayList<>();
  private final AtomicInteger load = new AtomicInteger();
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(2048);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(2048);
  private final byte[] data = new byte[2048];
  private final Consumer<SelectionKey> reader = this::read;
  private final Pulse pulse;
  private final Thread thread;
  private final long epoch = System.nanoTime();
  private long done;
  private volatile boolean running = true;

  /** A leg and its sockets. */
  private record Member(LegMedia leg, Ports ports, int slot) {}

  /** What is to be done for a leg, whose end it is when it fails. */
  private record Command(LegMedia leg, Runnable run) {}

  private record Socket(Member member, DatagramChannel channel, boolean rtcp) {}

  MediaLoop(int number) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new MediaException("no selector for media could be opened", e);
    }
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayList<>());
    }
    pulse = new Pulse("media-" + number, LONGEST_ROUND);
    thread = Thread.ofPlatform().daemon().name(pulse.name()).unstarted(() -> pulse.live(this::run));
    thread.start();
  }

  /** Legs on this loop. */
  int load() {
    return load.get();
  }

  Thread thread() {
    return thread;
  }

  /** How the thread does. */
  Pulse pulse() {
    return pulse;
  }

  /** Does something for a leg on the media thread soon. */
  void execute(LegMedia leg, Runnable command) {
    commands.add(new Command(leg, command));
    selector.wakeup();
  }

  /** Takes a leg in. */
  void add(LegMedia leg, Ports ports) {
    load.incrementAndGet();
    execute(
        leg,
        () -> {
          int slot = emptiestSlot();
          Member member = new Member(leg, ports, slot);
          slots.get(slot).add(member);
          register(new Socket(member, ports.rtp(), false));
          register(new Socket(member, ports.rtcp(), true));
        });
  }

  /** Says good-bye for a leg and closes its sockets. */
  void remove(LegMedia leg) {
    execute(leg, () -> find(leg).ifPresent(this::drop));
  }

  /** Ends the thread; legs must have been removed. */
  void close() {
    running = false;
    selector.wakeup();
    try {
      thread.join(5_000);
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new MediaException("the media selector could not be closed", e);
    }
  }

  /** The sockets of a leg as it sees them. */
  Wire wire(Ports ports) {
    return new Wire() {
      @Override
      public boolean rtp(byte[] packet, int length, InetSocketAddress to) {
        return send(ports.rtp(), packet, length, to);
      }

      @Override
      public boolean rtcp(byte[] packet, int length, InetSocketAddress to) {
        return send(ports.rtcp(), packet, length, to);
      }
    };
  }

  private void run() {
    pulse.rounds(() -> running || !commands.isEmpty(), this::step);
  }

  private void step() throws IOException {
    long due = due();
    if (due < 0) {
      pulse.resting();
      selector.select(reader);
      done = (System.nanoTime() - epoch) / SLOT;
    } else {
      await(epoch + due * SLOT);
    }
    pulse.working();
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      carryOut(command);
    }
    tick();
  }

  private void carryOut(Command command) {
    try {
      command.run().run();
    } catch (Throwable e) {
      fail(command.leg(), e);
    }
  }

  private void await(long deadline) throws IOException {
    long wait = deadline - System.nanoTime();
    if (wait > SLOT) {
      selector.select(reader, wait / SLOT);
      return;
    }
    selector.selectNow(reader);
    wait = deadline - System.nanoTime();
    if (wait > 20_000 && commands.isEmpty()) {
      LockSupport.parkNanos(wait);
    }
  }

  /** The next slot in time that has legs; -1 when there are none. */
  private long due() {
    for (long slot = done + 1; slot <= done + SLOTS; slot++) {
      if (!slots.get((int) (slot % SLOTS)).isEmpty()) {
        return slot;
      }
    }
    return -1;
  }

  private void tick() {
    long due = due();
    long late = System.nanoTime() - (epoch + due * SLOT);
    if (due < 0 || late < 0) {
      return;
    }
    if (late > HOPELESS) {
      giveUp((late - HOPELESS) / SLOT / SLOTS);
      return;
    }
    List<Member> members = slots.get((int) (due % SLOTS));
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      try {
        member.leg().tick(System.nanoTime(), late > BEHIND);
      } catch (Throwable e) {
        fail(member.leg(), e);
      }
    }
    done = due;
  }

  /** Lets ticks of every leg pass. */
  private void giveUp(long ticks) {
    done += ticks * SLOTS;
    for (int slot = 0; slot < SLOTS; slot++) {
      List<Member> members = slots.get(slot);
      for (int i = 0; i < members.size(); i++) {
        members.get(i).leg().skipped(ticks);
      }
    }
  }

  /** Takes one packet; the selector tells again of a socket that has more. */
  private void read(SelectionKey key) {
    Socket socket = (Socket) key.attachment();
    try {
      incoming.clear();
      InetSocketAddress from = (InetSocketAddress) socket.channel().receive(incoming);
      if (from == null) {
        return;
      }
      long now = System.nanoTime();
      int length = incoming.flip().remaining();
      incoming.get(data, 0, length);
      if (socket.rtcp() || isRtcp(length)) {
        socket.member().leg().rtcp(data, length, from, now);
      } else {
        socket.member().leg().rtp(data, length, from, now);
      }
    } catch (IOException e) {
      socket.member().leg().counters().count(Counters.Figure.MALFORMED);
    } catch (Throwable e) {
      fail(socket.member().leg(), e);
    }
  }

  /** RFC 5761 section 4: the second byte tells RTCP from RTP. */
  private boolean isRtcp(int length) {
    return length > 1 && (data[1] & 0xFF) >= 192 && (data[1] & 0xFF) <= 223;
  }

  private boolean send(DatagramChannel channel, byte[] packet, int length, InetSocketAddress to) {
    outgoing.clear().put(packet, 0, length).flip();
    try {
      return channel.send(outgoing, to) == length;
    } catch (IOException e) {
      return false;
    }
  }

  private void register(Socket socket) {
    try {
      socket.channel().register(selector, SelectionKey.OP_READ, socket);
    } catch (IOException e) {
      throw new MediaException("a media socket could not be registered", e);
    }
  }

  /** A leg with a bug must not take the others with it. */
  private void fail(LegMedia leg, Throwable e) {
    pulse.outlive(e);
    log.error("A leg's media failed and is closed", e);
    find(leg).ifPresent(this::drop);
    try {
      leg.fail(e);
    } catch (Throwable again) {
      pulse.outlive(again);
      log.error("Nobody could be told that a leg's media failed", again);
    }
  }

  private void drop(Member member) {
    if (slots.get(member.slot()).remove(member)) {
      load.decrementAndGet();
      try {
        member.leg().close(System.nanoTime());
      } catch (Throwable e) {
        pulse.outlive(e);
        log.error("A leg's media did not say good-bye", e);
      } finally {
        member.leg().line().close();
        member.ports().close();
      }
    }
  }

  private Optional<Member> find(LegMedia leg) {
    return slots.stream().flatMap(List::stream).filter(m -> m.leg() == leg).findAny();
  }

  private int emptiestSlot() {
    int best = 0;
    for (int i = 1; i < SLOTS; i++) {
      if (slots.get(i).size() < slots.get(best).size()) {
        best = i;
      }
    }
    return best;
  }
}
