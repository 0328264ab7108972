package dev.parley.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A capture file: the UDP datagrams over IPv4 in it (the classic format of libpcap). */
final class Pcap {
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;
  private static final int FILE_HEADER = 24;
  private static final int UDP = 17;

  /** A datagram and the ports it went between. */
  record Datagram(int from, int to, RtpTrace.Raw raw) {}

  private final List<Datagram> datagrams = new ArrayList<>();

  private Pcap() {}

  static Pcap read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int magic = bytes.getInt(0);
    if (magic != MICROSECONDS && magic != NANOSECONDS) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      magic = bytes.getInt(0);
    }
    if (magic != MICROSECONDS && magic != NANOSECONDS) {
      throw new IOException(file + " is no capture file");
    }
    long unit = magic == MICROSECONDS ? 1_000 : 1;
    int linkHeader = linkHeader(bytes.getInt(20));
    Pcap pcap = new Pcap();
    int at = FILE_HEADER;
    // The last packet may be cut off when the capture was ended.
    while (at + 16 <= bytes.limit() && at + 16 + bytes.getInt(at + 8) <= bytes.limit()) {
      long nanos = bytes.getInt(at) * 1_000_000_000L + bytes.getInt(at + 4) * unit;
      int length = bytes.getInt(at + 8);
      byte[] frame = new byte[length];
      bytes.get(at + 16, frame);
      pcap.add(nanos, frame, linkHeader);
      at += 16 + length;
    }
    return pcap;
  }

  /** Bytes before the IP header by link type: Ethernet, raw IP, Linux cooked 1 and 2. */
  private static int linkHeader(int linkType) throws IOException {
    return switch (linkType) {
      case 1 -> 14;
      case 101 -> 0;
      case 113 -> 16;
      case 276 -> 20;
      default -> throw new IOException("captures of link type " + linkType + " cannot be read");
    };
  }

  private void add(long nanos, byte[] frame, int ip) {
    boolean udp = frame.length >= ip + 28 && (frame[ip] & 0xF0) == 0x40 && frame[ip + 9] == UDP;
    if (udp) {
      ByteBuffer bytes = ByteBuffer.wrap(frame);
      int header = ip + (frame[ip] & 0x0F) * 4;
      int length = Math.min(bytes.getShort(header + 4) & 0xFFFF, frame.length - header) - 8;
      byte[] payload = new byte[Math.max(0, length)];
      bytes.get(header + 8, payload);
      datagrams.add(
          new Datagram(
              bytes.getShort(header) & 0xFFFF,
              bytes.getShort(header + 2) & 0xFFFF,
              RtpTrace.Raw.of(nanos, payload, payload.length)));
    }
  }

  List<RtpTrace.Raw> all() {
    return datagrams.stream().map(Datagram::raw).toList();
  }

  RtpTrace from(int port) {
    return trace(datagram -> datagram.from() == port);
  }

  RtpTrace to(int port) {
    return trace(datagram -> datagram.to() == port);
  }

  private RtpTrace trace(Predicate<Datagram> wanted) {
    return RtpTrace.of(datagrams.stream().filter(wanted).map(Datagram::raw).toList());
  }
}
