package dev.parley.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** RTP packets of one direction in the order they were seen, and what they tell of their sender. */
public final class RtpTrace {
  private static final int HEADER = 12;
  private static final int SAMPLES = 160;

  private final List<Packet> packets;

  private RtpTrace(List<Packet> packets) {
    this.packets = packets;
  }

  /** A datagram as it was seen. */
  record Raw(long nanos, ByteBuffer bytes) {
    static Raw of(long nanos, byte[] buffer, int length) {
      return new Raw(nanos, ByteBuffer.wrap(Arrays.copyOf(buffer, length)));
    }
  }

  /**
   * An RTP packet (RFC 3550 section 5.1).
   *
   * @param nanos when it was seen
   */
  public record Packet(
      long nanos,
      int payloadType,
      boolean marker,
      int sequence,
      long timestamp,
      int ssrc,
      int size) {}

  /** Reads datagrams; those that are no RTP (RTCP among them) are left out. */
  static RtpTrace of(List<Raw> datagrams) {
    List<Packet> packets = new ArrayList<>();
    for (Raw datagram : datagrams) {
      ByteBuffer bytes = datagram.bytes();
      boolean rtcp =
          bytes.limit() > 1 && (bytes.get(1) & 0xFF) >= 192 && (bytes.get(1) & 0xFF) <= 223;
      if (bytes.limit() < HEADER || (bytes.get(0) & 0xC0) != 0x80 || rtcp) {
        continue;
      }
      packets.add(
          new Packet(
              datagram.nanos(),
              bytes.get(1) & 0x7F,
              (bytes.get(1) & 0x80) != 0,
              bytes.getShort(2) & 0xFFFF,
              bytes.getInt(4) & 0xFFFF_FFFFL,
              bytes.getInt(8),
              bytes.limit() - HEADER));
    }
    return new RtpTrace(List.copyOf(packets));
  }

  /** The packets. */
  public List<Packet> packets() {
    return packets;
  }

  /** The packets of one payload type. */
  public RtpTrace ofType(int payloadType) {
    return new RtpTrace(packets.stream().filter(p -> p.payloadType() == payloadType).toList());
  }

  /** The packets of each source apart. */
  Collection<RtpTrace> bySource() {
    return packets.stream()
        .collect(
            Collectors.groupingBy(
                Packet::ssrc, Collectors.collectingAndThen(Collectors.toList(), RtpTrace::new)))
        .values();
  }

  /** Nanoseconds between neighbouring packets, ascending. */
  public LongStream gapsNanos() {
    return packets.size() < 2 ? LongStream.empty() : Arrays.stream(gaps());
  }

  /**
   * Asserts that this is one unbroken stream of 20 ms G.711: one source, sequence numbers without a
   * gap, timestamps 160 apart.
   */
  public RtpTrace isContinuous() {
    return isContinuousBut(0);
  }

  /**
   * Asserts the same of a stream on a machine that may stall, where a sender passes over ticks
   * rather than send late: time goes on, and no packet is missing.
   *
   * @param ticks how many may be passed over in all
   */
  public RtpTrace isContinuousBut(int ticks) {
    assertThat(packets).hasSizeGreaterThan(50);
    long passed = 0;
    for (int i = 1; i < packets.size(); i++) {
      Packet before = packets.get(i - 1);
      Packet packet = packets.get(i);
      assertThat(packet.ssrc()).as("source of packet %d", i).isEqualTo(before.ssrc());
      assertThat(packet.sequence())
          .as("sequence number of packet %d", i)
          .isEqualTo((before.sequence() + 1) & 0xFFFF);
      long step = (packet.timestamp() - before.timestamp()) & 0xFFFF_FFFFL;
      assertThat(step % SAMPLES).as("part of a tick before packet %d", i).isZero();
      assertThat(step).as("timestamp after that of packet %d", i - 1).isPositive();
      passed += step / SAMPLES - 1;
      assertThat(packet.size()).as("payload of packet %d", i).isEqualTo(SAMPLES);
    }
    assertThat(passed).as("ticks passed over").isLessThanOrEqualTo(ticks);
    return this;
  }

  /** Asserts a packet every 20 ms on the whole, and none that let its listener wait too long. */
  public RtpTrace isPacedEvery20Milliseconds(Duration longestGap) {
    long[] gaps = gaps();
    double meanMillis =
        (packets.getLast().nanos() - packets.getFirst().nanos()) / 1e6 / (packets.size() - 1);
    assertThat(meanMillis).as("mean time between packets, ms").isBetween(19.7, 20.3);
    assertThat(gaps[gaps.length / 2] / 1e6).as("median gap, ms").isBetween(18.0, 22.0);
    assertThat(gaps[gaps.length - 1] / 1e6)
        .as("longest gap, ms")
        .isLessThan(longestGap.toNanos() / 1e6);
    return this;
  }

  /** A line of figures: packets, and time between them at p50, p99 and most. */
  public String figures() {
    long[] gaps = gaps();
    return "%d packets, gap p50 %.1f p99 %.1f max %.1f ms"
        .formatted(
            packets.size(),
            gaps[gaps.length / 2] / 1e6,
            gaps[gaps.length * 99 / 100] / 1e6,
            gaps[gaps.length - 1] / 1e6);
  }

  private long[] gaps() {
    long[] gaps = new long[packets.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = packets.get(i + 1).nanos() - packets.get(i).nanos();
    }
    Arrays.sort(gaps);
    return gaps;
  }
}
