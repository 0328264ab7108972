package dev.parley.bench.media;

import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The far end where there is no C compiler: a thread that goes by the time it gets to read. */
final class JavaFarEnd implements FarEnd {
  static final String THREAD = "bench-far";

  private static final int SOCKETS = 64;
  private static final int HEADER = 12;
  private static final long BEAT = 20_000_000;
  private static final long LATE = 40_000_000;
  private static final int BIN = 10_000;

  private final Selector selector;
  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(2048);
  private final Map<InetSocketAddress, Stream> streams = new HashMap<>();
  private final int[] bins = new int[100_000];
  private final Thread thread;
  private long packets;
  private long late;
  private long longest;
  private volatile boolean closed;

  private static final class Stream {
    private final long first;
    private long highest;
    private long received = 1;
    private long last;
    private long beat;

    Stream(int sequence, long at) {
      first = sequence;
      highest = sequence;
      last = at;
      beat = at;
    }
  }

  JavaFarEnd() {
    try {
      selector = Selector.open();
      for (int i = 0; i < SOCKETS; i++) {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        addresses.add((InetSocketAddress) channel.getLocalAddress());
      }
    } catch (IOException e) {
      throw new BenchException("The far end's sockets cannot be opened.", e);
    }
    thread = Thread.ofPlatform().name(THREAD).daemon().start(this::run);
  }

  @Override
  public String described() {
    return "a reflector in Java, a thread of this process, times of reading";
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return List.copyOf(addresses);
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::read);
      }
    } catch (IOException e) {
      throw new BenchException("The far end's sockets failed.", e);
    }
  }

  private void read(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.channel();
    try {
      while (true) {
        packet.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(packet);
        if (from == null) {
          return;
        }
        int type = packet.get(1) & 0xFF;
        if (packet.flip().limit() >= HEADER && (type < 192 || type > 223)) {
          measure(from, packet.getShort(2) & 0xFFFF, System.nanoTime());
          channel.send(packet, from);
        }
      }
    } catch (IOException e) {
      throw new BenchException("The far end's sockets failed.", e);
    }
  }

  private synchronized void measure(InetSocketAddress from, int sequence, long at) {
    packets++;
    Stream stream = streams.get(from);
    if (stream == null) {
      streams.put(from, new Stream(sequence, at));
      return;
    }
    stream.received++;
    long number = stream.highest + (short) (sequence - (int) stream.highest);
    stream.highest = Math.max(stream.highest, number);
    long gap = at - stream.last;
    stream.last = at;
    longest = Math.max(longest, gap);
    bins[(int) Math.min(gap / BIN, bins.length - 1)]++;
    long offset = at - (number - stream.first) * BEAT;
    stream.beat = Math.min(stream.beat, offset);
    if (offset - stream.beat > LATE) {
      late++;
    }
  }

  @Override
  public synchronized void begin() {
    streams.clear();
    java.util.Arrays.fill(bins, 0);
    packets = 0;
    late = 0;
    longest = 0;
  }

  @Override
  public synchronized FarFigures end() {
    long lost = 0;
    for (Stream stream : streams.values()) {
      lost += stream.highest - stream.first + 1 - stream.received;
    }
    return new FarFigures(
        streams.size(),
        packets,
        lost,
        late,
        quantile(0.5),
        quantile(0.99),
        quantile(0.999),
        longest / 1e6);
  }

  private double quantile(double share) {
    long all = java.util.Arrays.stream(bins).asLongStream().sum();
    long below = 0;
    for (int i = 0; i < bins.length; i++) {
      below += bins[i];
      if (below > 0 && below >= share * all) {
        return i * (double) BIN / 1e6;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(5_000);
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new BenchException("The far end's sockets cannot be closed.", e);
    }
  }
}
