package dev.parley;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A socket that sends G.711 by hand and counts what comes. */
final class RtpSide implements AutoCloseable {
  /** µ-law. */
  static final byte SILENCE = (byte) 0xFF;

  /** µ-law, as loud as it gets, when every other byte has its sign turned. */
  static final byte LOUD = 0;

  private static final int SAMPLES = 160;
  private static final int HEADER = 12;
  private static final int MTU = 1500;
  private static final long STEP = Duration.ofMillis(20).toNanos();

  private final DatagramSocket socket;
  private final AtomicInteger received = new AtomicInteger();
  private volatile long voicedNanos;
  private int sequence = 1;

  RtpSide() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new AssertionError("No socket is free", e);
    }
    Thread.startVirtualThread(this::count);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Packets that came. */
  int received() {
    return received.get();
  }

  /** {@link System#nanoTime()} of the first packet that was not silence; 0 when none came. */
  long voicedNanos() {
    return voicedNanos;
  }

  private static boolean silent(DatagramPacket packet) {
    for (int i = HEADER; i < packet.getLength(); i++) {
      if ((packet.getData()[i] | 0x80) != SILENCE) {
        return false;
      }
    }
    return true;
  }

  private void count() {
    DatagramPacket packet = new DatagramPacket(new byte[MTU], MTU);
    try {
      while (true) {
        socket.receive(packet);
        received.incrementAndGet();
        if (voicedNanos == 0 && !silent(packet)) {
          voicedNanos = System.nanoTime();
        }
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new AssertionError(e);
      }
    }
  }

  /** Sends a packet every 20 ms for so long. */
  void send(InetSocketAddress to, byte sample, Duration time) throws IOException {
    long due = System.nanoTime();
    for (long sent = 0; sent * STEP < time.toNanos(); sent++) {
      bytes(to, packet(sample));
      due += STEP;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private byte[] packet(byte sample) {
    byte[] payload = new byte[SAMPLES];
    Arrays.fill(payload, sample);
    if (sample == LOUD) {
      for (int i = 0; i < SAMPLES; i += 8) {
        Arrays.fill(payload, i, i + 4, (byte) 0x80);
      }
    }
    return ByteBuffer.allocate(HEADER + SAMPLES)
        .putShort((short) 0x8000)
        .putShort((short) sequence)
        .putInt(SAMPLES * sequence++)
        .putInt(port())
        .put(payload)
        .array();
  }

  /** Sends anything. */
  void bytes(InetSocketAddress to, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Override
  public void close() {
    socket.close();
  }
}
