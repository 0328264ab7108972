package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.G711;
import dev.parley.rtp.MediaTarget.Direction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A leg on a clock of its own, with a wire that remembers. */
abstract class ClockedLeg {
  static final long TICK = 20_000_000;
  static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.1", 4000);
  static final InetSocketAddress THERE_RTCP = new InetSocketAddress("192.0.2.1", 4001);
  private static final NtpClock CLOCK = new NtpClock(1_800_000_000_000_000_000L);

  final Recorded wire = new Recorded();
  final Recollection told = new Recollection();
  final LegMedia leg = leg(wire, 1);
  long now = 50_000_000_000L;

  static final class Recorded implements Wire {
    final List<byte[]> rtp = new ArrayList<>();
    final List<byte[]> rtcp = new ArrayList<>();
    final List<InetSocketAddress> to = new ArrayList<>();

    @Override
    public boolean rtp(byte[] packet, int length, InetSocketAddress address) {
      rtp.add(Arrays.copyOf(packet, length));
      to.add(address);
      return true;
    }

    @Override
    public boolean rtcp(byte[] packet, int length, InetSocketAddress address) {
      rtcp.add(Arrays.copyOf(packet, length));
      to.add(address);
      return true;
    }
  }

  static LegMedia leg(Wire wire, long seed) {
    MediaConfig config =
        MediaConfig.of(
                InetAddress.getLoopbackAddress(), InstantSource.system(), new SplittableRandom())
            .withDeadMedia(Duration.ofSeconds(2));
    return new LegMedia(
        config, CLOCK, "0123456789abcdef01234567", new SplittableRandom(seed), wire);
  }

  void start(Direction direction, @Nullable Integer events) {
    leg.start(
        new MediaTarget(THERE, THERE_RTCP, G711.PCMU, 0, events, false, direction), told, now);
  }

  void tick(int count) {
    for (int i = 0; i < count; i++) {
      leg.tick(now, false);
      now += TICK;
    }
  }

  List<RtpPacket> sent() {
    return wire.rtp.stream()
        .map(data -> {
          RtpPacket packet = new RtpPacket();
          assertThat(packet.parse(data, data.length)).isTrue();
          return packet;
        })
        .toList();
  }
}
