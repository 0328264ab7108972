package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands between two sides' RTP, passes every packet on at once and notes when it came. Where to is
 * learnt from the first packet of the other side, as a symmetric relay does.
 */
public final class RtpTap implements AutoCloseable {
  private final Side caller;
  private final Side callee;

  private RtpTap(Side caller, Side callee) {
    this.caller = caller;
    this.callee = callee;
  }

  /** Opens both sides. */
  public static RtpTap open() {
    return open(null);
  }

  /** Opens both sides, knowing where the callee receives. */
  public static RtpTap open(@Nullable SocketAddress callee) {
    Side callerSide = new Side("caller");
    Side calleeSide = new Side("callee");
    calleeSide.peer = callee;
    callerSide.start(calleeSide);
    calleeSide.start(callerSide);
    return new RtpTap(callerSide, calleeSide);
  }

  /** The port the caller is told to send to. */
  public int callerPort() {
    return caller.socket.getLocalPort();
  }

  /** The port the callee is told to send to. */
  public int calleePort() {
    return callee.socket.getLocalPort();
  }

  /** What the caller sent. */
  public RtpTrace fromCaller() {
    return RtpTrace.of(List.copyOf(caller.packets));
  }

  /** What the callee sent. */
  public RtpTrace fromCallee() {
    return RtpTrace.of(List.copyOf(callee.packets));
  }

  @Override
  public void close() {
    caller.socket.close();
    callee.socket.close();
  }

  private static final class Side {
    private final String name;
    private final DatagramSocket socket;
    private final List<RtpTrace.Raw> packets = new CopyOnWriteArrayList<>();
    private volatile @Nullable SocketAddress peer;

    Side(String name) {
      this.name = name;
      int port = Ports.free(2);
      try {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (SocketException e) {
        throw new UncheckedIOException(e);
      }
    }

    void start(Side other) {
      Thread.ofPlatform().daemon().name("tap-" + name).start(() -> relay(other));
    }

    private void relay(Side other) {
      DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
      while (true) {
        try {
          packet.setLength(2048);
          socket.receive(packet);
          packets.add(RtpTrace.Raw.of(System.nanoTime(), packet.getData(), packet.getLength()));
          peer = packet.getSocketAddress();
          SocketAddress to = other.peer;
          if (to != null) {
            other.socket.send(new DatagramPacket(packet.getData(), packet.getLength(), to));
          }
        } catch (IOException _) {
          if (socket.isClosed()) {
            return;
          }
        }
      }
    }
  }
}
