package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays the recordings of pressed keys (RFC 4733) that SIPp brings, to whoever sends it RTP. SIPp
 * itself needs a raw socket for that, which only root may open.
 */
public final class KeyPlayer implements AutoCloseable {
  private static final long PACKET_NANOS = 20_000_000;
  private static final long PAUSE_NANOS = 100_000_000;

  private final DatagramSocket socket;
  private final List<List<RtpTrace.Raw>> keys;

  private KeyPlayer(DatagramSocket socket, List<List<RtpTrace.Raw>> keys) {
    this.socket = socket;
    this.keys = keys;
  }

  /** Opens a port and plays once somebody sends to it; keys are named as SIPp names its files. */
  public static KeyPlayer open(Peers peers, String... names) {
    try {
      List<List<RtpTrace.Raw>> keys = new ArrayList<>();
      for (String name : names) {
        keys.add(Pcap.read(peers.capture("dtmf_2833_" + name + ".pcap")).all());
      }
      DatagramSocket socket =
          new DatagramSocket(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free(2)));
      KeyPlayer player = new KeyPlayer(socket, keys);
      Thread.ofPlatform().daemon().name("key-player").start(player::play);
      return player;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port to be told in SDP. */
  public int port() {
    return socket.getLocalPort();
  }

  private void play() {
    DatagramPacket first = new DatagramPacket(new byte[2048], 2048);
    try {
      socket.receive(first);
      int sequence = 1;
      int timestamp = 0;
      for (List<RtpTrace.Raw> key : keys) {
        for (RtpTrace.Raw raw : key) {
          byte[] packet = restamped(raw.bytes(), sequence++, timestamp);
          socket.send(new DatagramPacket(packet, packet.length, first.getSocketAddress()));
          LockSupport.parkNanos(PACKET_NANOS);
        }
        timestamp += 8_000;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The recordings were made one by one; together they must be one stream. */
  private static byte[] restamped(ByteBuffer recorded, int sequence, int timestamp) {
    ByteBuffer packet = ByteBuffer.allocate(recorded.limit());
    packet.put(recorded.duplicate().rewind());
    packet.putShort(2, (short) sequence);
    packet.putInt(4, timestamp);
    packet.putInt(8, 0x1234);
    return packet.array();
  }

  @Override
  public void close() {
    socket.close();
  }
}
