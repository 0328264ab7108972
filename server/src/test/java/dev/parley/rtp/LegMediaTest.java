package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.audio.Level;
import dev.parley.audio.Tone;
import dev.parley.rtp.Counters.Figure;
import dev.parley.rtp.MediaTarget.Direction;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A leg on a clock of its own, with a wire that remembers. */
class LegMediaTest {
  private static final long TICK = 20_000_000;
  private static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.1", 4000);
  private static final InetSocketAddress THERE_RTCP = new InetSocketAddress("192.0.2.1", 4001);
  private static final NtpClock CLOCK = new NtpClock(1_800_000_000_000_000_000L);

  private final Recorded wire = new Recorded();
  private final Recollection told = new Recollection();
  private final LegMedia leg = leg(wire, 1);
  private long now = 50_000_000_000L;

  private static final class Recorded implements Wire {
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

  private static LegMedia leg(Wire wire, long seed) {
    MediaConfig config =
        MediaConfig.of(
                InetAddress.getLoopbackAddress(), InstantSource.system(), new SplittableRandom())
            .withDeadMedia(Duration.ofSeconds(2));
    return new LegMedia(
        config, CLOCK, "0123456789abcdef01234567", new SplittableRandom(seed), wire);
  }

  private void start(Direction direction, @Nullable Integer events) {
    leg.start(
        new MediaTarget(THERE, THERE_RTCP, G711.PCMU, 0, events, false, direction), told, now);
  }

  private void tick(int count) {
    for (int i = 0; i < count; i++) {
      leg.tick(now, false);
      now += TICK;
    }
  }

  private List<RtpPacket> sent() {
    return wire.rtp.stream()
        .map(data -> {
          RtpPacket packet = new RtpPacket();
          assertThat(packet.parse(data, data.length)).isTrue();
          return packet;
        })
        .toList();
  }

  @Test
  void sendsNothingBeforeItIsStarted() {
    tick(5);
    assertThat(wire.rtp).isEmpty();
    assertThat(leg.line().poll(new AudioFrame(AudioFrame.NARROWBAND))).isFalse();
  }

  @Test
  void sendsSilenceWithNumbersThatRunOn() {
    start(Direction.SEND_RECEIVE, 101);
    tick(3);
    leg.line().play(new short[200], 0, 200);
    tick(5);
    List<RtpPacket> sent = sent();
    assertThat(sent).hasSize(8);
    assertThat(sent.getFirst().marker()).isTrue();
    for (int i = 1; i < 8; i++) {
      assertThat(sent.get(i).marker()).isFalse();
      assertThat(sent.get(i).sequence()).isEqualTo((sent.getFirst().sequence() + i) & 0xFFFF);
      assertThat(sent.get(i).timestamp()).isEqualTo(sent.getFirst().timestamp() + 160 * i);
      assertThat(wire.rtp.get(i)[100]).isEqualTo((byte) 0xFF);
    }
    assertThat(leg.line().sentNanos(199)).isEqualTo(now - 4 * TICK);
  }

  @Test
  void waitsOnHoldAndGoesOnWithAMarkerInTime() {
    start(Direction.SEND_RECEIVE, 101);
    tick(2);
    start(Direction.RECEIVE_ONLY, 101);
    leg.line().play(new short[1600], 0, 1600);
    tick(10);
    assertThat(wire.rtp).hasSize(2);
    assertThat(leg.line().played()).isZero();
    start(Direction.SEND_RECEIVE, 101);
    tick(10);
    assertThat(leg.line().played()).isEqualTo(1600);
    RtpPacket resumed = sent().get(2);
    assertThat(resumed.marker()).isTrue();
    assertThat(resumed.timestamp()).isEqualTo(sent().getFirst().timestamp() + 12 * 160);
    assertThat(resumed.sequence()).isEqualTo((sent().getFirst().sequence() + 2) & 0xFFFF);
  }

  @Test
  void dropsWhatWasStoppedOnHold() {
    start(Direction.INACTIVE, 101);
    leg.line().play(new short[1600], 0, 1600);
    leg.line().stop(Duration.ofMillis(60));
    tick(1);
    assertThat(leg.line().played()).isEqualTo(1600);
  }

  @Test
  void doesNotMakeUpForLostTimeInABurst() {
    start(Direction.SEND_RECEIVE, 101);
    tick(1);
    leg.tick(now, true);
    leg.tick(now, true);
    tick(1);
    assertThat(wire.rtp).hasSize(2);
    assertThat(sent().get(1).timestamp()).isEqualTo(sent().get(0).timestamp() + 480);
    assertThat(leg.counters().stats(0).skipped()).isEqualTo(2);
  }

  @Test
  void sendsKeysAsEventsOfRightShape() {
    start(Direction.SEND_RECEIVE, 101);
    tick(1);
    leg.line().play(Tone.sine(500, 5000).samples(Duration.ofMillis(400)), 0, 3200);
    leg.key('5');
    leg.key('#');
    tick(40);
    List<RtpPacket> all = sent();
    List<Integer> shapes = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).sequence()).isEqualTo((all.get(i - 1).sequence() + 1) & 0xFFFF);
      if (all.get(i).payloadType() == 101 && wire.rtp.get(i)[12] == 5) {
        byte[] data = wire.rtp.get(i);
        assertThat(all.get(i).timestamp()).isEqualTo(all.getFirst().timestamp() + 160);
        shapes.add(Bytes.readShort(data, 14) * ((data[13] & 0x80) != 0 ? -1 : 1));
        assertThat(all.get(i).marker()).isEqualTo(shapes.size() == 1);
      }
    }
    assertThat(shapes).containsExactly(160, 160, 160, 320, 480, 640, -800, -800, -800);
    List<RtpPacket> audio = all.stream().filter(p -> p.payloadType() == 0).toList();
    assertThat(audio.get(1).timestamp()).isEqualTo(all.getFirst().timestamp() + 8 * 160);
    assertThat(leg.line().played()).as("waits for the keys").isEqualTo(3200);
    assertThat(leg.line().sentNanos(0)).isEqualTo(50_000_000_000L + 21 * TICK);
  }

  @Test
  void carriesKeysAsTonesWhereThereAreNoEvents() {
    start(Direction.SEND_RECEIVE, null);
    LegMedia other = leg(new Recorded(), 2);
    other.start(
        new MediaTarget(THERE, THERE_RTCP, G711.PCMU, 0, null, false, Direction.SEND_RECEIVE),
        told,
        now);
    "80*D8".chars().forEach(key -> leg.key((char) key));
    for (int i = 0; i < 60; i++) {
      tick(1);
      other.rtp(wire.rtp.getLast(), wire.rtp.getLast().length, THERE, now);
      other.tick(now, false);
    }
    assertThat(wire.rtp).hasSize(60);
    assertThat(told.soFar()).isEqualTo("80*D8");
  }

  /** A press of a key in an event of that payload type, a packet a tick. */
  private void event(int event, int payloadType, int sequence, int timestamp) {
    for (int i = 1; i <= 7; i++) {
      byte[] packet = new byte[16];
      RtpPacket.writeHeader(packet, i == 1, payloadType, sequence + i, timestamp, 5);
      packet[12] = (byte) event;
      packet[13] = (byte) (i > 4 ? 0x8A : 0x0A);
      Bytes.writeShort(packet, 14, 160 * Math.min(i, 5));
      leg.rtp(packet, packet.length, THERE, now);
      tick(1);
    }
  }

  @Test
  void hearsEventsAsTheFarEndNumbersThemAndAsWeDid() {
    leg.start(
        new MediaTarget(THERE, THERE_RTCP, G711.PCMU, 0, 96, 101, false, Direction.SEND_RECEIVE),
        told,
        now);
    event(1, 96, 0, 1000);
    event(2, 101, 20, 5000);
    leg.start(
        new MediaTarget(THERE, THERE_RTCP, G711.PCMU, 0, null, 101, false, Direction.SEND_RECEIVE),
        told,
        now);
    event(3, 101, 40, 9000);
    assertThat(told.soFar()).isEqualTo("123");
    assertThat(leg.counters().get(Figure.MALFORMED)).isZero();
  }

  /** What a far end would send in tones, heard with telephone-event agreed upon. */
  private void tones(String keys, int onTicks, int offTicks, int lostTick) {
    int sequence = 1000;
    for (int k = 0; k < keys.length(); k++) {
      Tone tone = Tone.key(keys.charAt(k), 6000);
      short[] samples = new short[160];
      for (int i = 0; i < onTicks + offTicks; i++) {
        if (i < onTicks) {
          tone.fill(samples, 0, 160);
        } else {
          Arrays.fill(samples, (short) 0);
        }
        byte[] packet = new byte[172];
        RtpPacket.writeHeader(packet, false, 0, sequence, 160 * sequence, 5);
        G711.PCMU.encode(samples, 0, packet, 12, 160);
        sequence++;
        if (i != lostTick) {
          leg.rtp(packet, packet.length, THERE, now);
        }
        tick(1);
      }
    }
  }

  @Test
  void hearsTonesThoughEventsWereAgreedUpon() {
    start(Direction.SEND_RECEIVE, 96);
    tones("123456789*0#11", 7, 10, -1);
    assertThat(told.soFar()).isEqualTo("123456789*0#11");
  }

  @Test
  void hearsATonesKeyOnceThoughAPacketOfItIsLost() {
    start(Direction.SEND_RECEIVE, 96);
    tones("1158", 12, 5, 5);
    assertThat(told.soFar()).isEqualTo("1158");
  }

  @Test
  void countsAPressOnceThatComesInEveryWay() {
    start(Direction.SEND_RECEIVE, 101);
    tones("1", 3, 0, -1); // the gateway silences the tone too late
    event(1, 101, 1003, 160 * 1003);
    leg.keyed("1", 0, now);
    tick(10);
    event(1, 101, 1020, 160 * 1020);
    leg.keyed("1", 0, now);
    assertThat(told.soFar()).isEqualTo("11");
  }

  @Test
  void takesKeysOfAnotherSourceInTheStreamForKeysAndNothingElse() {
    start(Direction.SEND_RECEIVE, 101);
    byte[] audio = new byte[172];
    for (int i = 0; i < 50; i++) {
      RtpPacket.writeHeader(audio, false, 0, i, 160 * i, 77);
      leg.rtp(audio, audio.length, THERE, now);
      if (i == 20) {
        byte[] packet = new byte[16];
        RtpPacket.writeHeader(packet, true, 101, 9, 7, 5);
        packet[12] = 4;
        leg.rtp(packet, packet.length, THERE, now);
      }
      tick(1);
    }
    assertThat(told.soFar()).isEqualTo("4");
    assertThat(leg.counters().get(Figure.LATE)).isZero();
    assertThat(leg.counters().get(Figure.CONCEALED)).isZero();
  }

  @Test
  void hearsAFrameEachTickFromTheStartOn() {
    start(Direction.SEND_RECEIVE, 101);
    AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
    for (int i = 0; i < 20; i++) {
      tick(1);
      assertThat(leg.line().poll(frame)).isTrue();
      assertThat(frame.position()).isEqualTo(160L * i);
      assertThat(frame.concealed()).isTrue();
    }
  }

  @Test
  void tellsOfDeadMediaOnceAndOnlyWhereSomeIsDue() {
    start(Direction.SEND_ONLY, 101);
    tick(200);
    assertThat(told.soFar()).isEmpty();
    start(Direction.SEND_RECEIVE, 101);
    tick(95);
    assertThat(told.soFar()).isEmpty();
    tick(200);
    assertThat(told.soFar()).isEqualTo("-");
    leg.rtp(wire.rtp.getFirst(), 172, THERE, now);
    assertThat(told.soFar()).isEqualTo("-+");
  }

  @Test
  void asksForASignOfLifeBeforeItTakesSilenceForDeath() {
    start(Direction.SEND_RECEIVE, 101);
    tick(49);
    assertThat(told.quiet).hasValue(0);
    tick(30);
    assertThat(told.quiet).hasValue(1);
    for (int i = 2; i < 20; i++) {
      leg.answered(true, now);
      tick(60);
      assertThat(told.quiet).hasValue(i);
    }
    assertThat(told.soFar()).isEmpty();
    tick(60);
    assertThat(told.soFar()).isEqualTo("-");
  }

  @Test
  void takesAFarEndThatKnowsNothingOfTheCallForDeadAtOnce() {
    start(Direction.SEND_RECEIVE, 101);
    tick(55);
    leg.answered(false, now);
    assertThat(told.soFar()).isEqualTo("-");
  }

  @Test
  void doesNotTakeForDeadWhoseAudioCameBackMeanwhile() {
    start(Direction.SEND_RECEIVE, 101);
    tick(55);
    leg.rtp(wire.rtp.getFirst(), 172, THERE, now);
    leg.answered(false, now);
    tick(40);
    assertThat(told.soFar()).isEmpty();
  }

  /** What comes once a second, and nothing else. */
  private String heardOf(byte[] packet, boolean rtcp, InetSocketAddress from) {
    for (int i = 0; i < 10; i++) {
      byte[] numbered = packet.clone();
      if (!rtcp && packet.length > 3) {
        Bytes.writeShort(numbered, 2, i);
      }
      if (rtcp) {
        leg.rtcp(numbered, numbered.length, from, now);
      } else {
        leg.rtp(numbered, numbered.length, from, now);
      }
      tick(45);
    }
    return told.soFar() + told.quiet;
  }

  private static byte[] ofType(int payloadType, int length) {
    byte[] packet = new byte[length];
    RtpPacket.writeHeader(packet, false, payloadType, 1, 1, 1);
    return packet;
  }

  private byte[] report() {
    tick(126);
    byte[] report = wire.rtcp.getLast();
    leg.answered(true, now);
    told.told.clear();
    told.quiet.set(0);
    return report;
  }

  @Test
  void takesAnythingTheFarEndSendsForASignOfLife() {
    start(Direction.SEND_RECEIVE, 101);
    assertThat(heardOf(ofType(13, 13), false, THERE)).as("comfort noise").isEqualTo("0");
    assertThat(heardOf(ofType(126, 12), false, THERE)).as("keep-alive").isEqualTo("0");
    assertThat(heardOf(new byte[0], false, THERE)).as("an empty datagram").isEqualTo("0");
    byte[] report = report();
    assertThat(heardOf(report, true, THERE_RTCP)).as("a report").isEqualTo("0");
  }

  @Test
  void takesNeitherAStrangersPacketsNorAGoodByeForASignOfLife() {
    start(Direction.SEND_RECEIVE, 101);
    InetSocketAddress stranger = new InetSocketAddress("203.0.113.5", 9);
    assertThat(heardOf(ofType(0, 172), false, stranger)).isEqualTo("-1");
    byte[] report = report();
    assertThat(heardOf(report, true, stranger)).isEqualTo("-1");
  }

  @Test
  void takesNoGoodByeForASignOfLife() {
    start(Direction.SEND_RECEIVE, 101);
    byte[] report = report();
    byte[] bye = Arrays.copyOf(report, report.length + 8);
    bye[report.length] = (byte) 0x81;
    bye[report.length + 1] = (byte) 203;
    bye[report.length + 3] = 1;
    assertThat(heardOf(bye, true, THERE_RTCP)).isEqualTo("-1");
  }

  @Test
  void ignoresOtherPayloadTypesAndWhatIsNoRtp() {
    start(Direction.SEND_RECEIVE, 101);
    byte[] packet = new byte[172];
    RtpPacket.writeHeader(packet, false, 96, 1, 1, 1);
    leg.rtp(packet, 172, THERE, now);
    leg.rtp(new byte[172], 172, THERE, now);
    leg.rtcp(new byte[100], 100, THERE_RTCP, now);
    assertThat(leg.counters().get(Figure.MALFORMED)).isEqualTo(3);
    leg.rtcp(packet, 172, new InetSocketAddress("203.0.113.5", 9), now);
    assertThat(leg.counters().get(Figure.IGNORED)).isEqualTo(1);
    assertThat(leg.counters().get(Figure.RECEIVED)).isZero();
  }

  @Test
  void doesNotSendToNowhere() {
    InetSocketAddress nowhere = new InetSocketAddress("0.0.0.0", 4000);
    leg.start(
        new MediaTarget(nowhere, nowhere, G711.PCMU, 0, 101, false, Direction.SEND_RECEIVE),
        told,
        now);
    tick(400);
    assertThat(wire.to).isEmpty();
  }

  @Test
  void measuresRoundTripLossAndJitterWithAnother() {
    Recorded back = new Recorded();
    LegMedia other = leg(back, 2);
    start(Direction.SEND_RECEIVE, 101);
    other.start(
        new MediaTarget(THERE, THERE_RTCP, G711.PCMU, 0, 101, false, Direction.SEND_RECEIVE),
        new Recollection(),
        now);
    // 30 ms each way, every tenth packet of ours lost.
    long trip = 30_000_000;
    for (int i = 0; i < 1000; i++) {
      leg.tick(now, false);
      other.tick(now, false);
      for (byte[] data : wire.rtp) {
        if (i % 10 != 7) {
          other.rtp(data, data.length, THERE, now + trip);
        }
      }
      back.rtp.forEach(data -> leg.rtp(data, data.length, THERE, now + trip));
      wire.rtcp.forEach(data -> other.rtcp(data, data.length, THERE_RTCP, now + trip));
      back.rtcp.forEach(data -> leg.rtcp(data, data.length, THERE_RTCP, now + trip));
      wire.rtp.clear();
      back.rtp.clear();
      wire.rtcp.clear();
      back.rtcp.clear();
      now += TICK;
    }
    MediaStats stats = leg.counters().stats(0);
    assertThat(stats.roundTrip().toMillis()).isBetween(59L, 61L);
    assertThat(stats.remoteLost()).isBetween(60L, 100L);
    assertThat(stats.lost()).isZero();
    assertThat(other.counters().stats(0).lost()).isEqualTo(100);
    assertThat(stats.jitter()).isLessThan(Duration.ofMillis(1));
  }

  @Test
  void reportsWhatItSentAndSaysGoodbye() {
    start(Direction.SEND_RECEIVE, 101);
    tick(126);
    assertThat(wire.rtcp).hasSize(1);
    byte[] report = wire.rtcp.getFirst();
    assertThat(report[1] & 0xFF).isEqualTo(200);
    assertThat(Bytes.readInt(report, 8)).isEqualTo((int) (1_800_000_052L + 2_208_988_800L));
    assertThat(Bytes.readInt(report, 20)).isEqualTo(126);
    assertThat(Bytes.readInt(report, 24)).isEqualTo(126 * 160);
    assertThat(Bytes.readInt(report, 16)).isEqualTo(sent().getLast().timestamp() + 160);
    assertThat(report[29] & 0xFF).isEqualTo(202);
    assertThat(report.length).isEqualTo(28 + 8 + 28);
    leg.close(now);
    byte[] bye = wire.rtcp.getLast();
    assertThat(bye[bye.length - 7] & 0xFF).isEqualTo(203);
    assertThat(leg.line().closed()).isTrue();
  }

  @Test
  void survivesReportsOfAnyContent() {
    start(Direction.SEND_RECEIVE, 101);
    tick(126);
    byte[] good = wire.rtcp.getFirst();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 50_000; i++) {
      byte[] data = good.clone();
      for (int j = 0; j < 3; j++) {
        data[random.nextInt(data.length)] = (byte) random.nextInt();
      }
      leg.rtcp(data, random.nextInt(data.length + 1), THERE_RTCP, now);
    }
    assertThat(leg.counters().get(Figure.MALFORMED)).isPositive();
    assertThat(leg.counters().get(Figure.REPORTS_RECEIVED)).isPositive();
  }

  @Test
  void carriesATonesLevelThroughBothLaws() {
    for (G711 law : G711.values()) {
      Recorded there = new Recorded();
      LegMedia from = leg(there, 3);
      LegMedia to = leg(new Recorded(), 4);
      for (LegMedia each : List.of(from, to)) {
        each.start(
            new MediaTarget(
                THERE, THERE, law, law.payloadType(), 101, true, Direction.SEND_RECEIVE),
            told,
            now);
      }
      short[] tone = Tone.sine(1000, 8000).samples(Duration.ofMillis(400));
      from.line().play(tone, 0, tone.length);
      AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
      for (int i = 0; i < 12; i++) {
        from.tick(now, false);
        byte[] packet = there.rtp.getLast();
        to.rtp(packet, packet.length, THERE, now);
        to.tick(now, false);
        now += TICK;
        assertThat(to.line().poll(frame)).isTrue();
      }
      assertThat(Level.rms(frame.samples(), 0, 160)).isCloseTo(8000 / Math.sqrt(2), within(100.0));
    }
  }

  @Test
  void allocatesNothing() {
    Wire silent =
        new Wire() {
          @Override
          public boolean rtp(byte[] packet, int length, InetSocketAddress to) {
            return true;
          }

          @Override
          public boolean rtcp(byte[] packet, int length, InetSocketAddress to) {
            return true;
          }
        };
    LegMedia quiet = leg(silent, 5);
    quiet.start(
        new MediaTarget(THERE, THERE, G711.PCMU, 0, null, true, Direction.SEND_RECEIVE), told, now);
    byte[] packet = new byte[172];
    short[] samples = Tone.sine(300, 5000).samples(Duration.ofMillis(20));
    AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    int warm = 5_000;
    int ticks = 50_000;
    for (int i = 0; i < warm + ticks; i++) {
      if (i == warm) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      if (i % 17 != 3) {
        RtpPacket.writeHeader(packet, false, 0, i & 0xFFFF, 160 * i, 7);
        quiet.rtp(packet, packet.length, THERE, now);
      }
      quiet.line().play(samples, 0, 160);
      quiet.tick(now, false);
      quiet.line().poll(frame);
      now += TICK;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) allocated / ticks).isLessThan(0.5);
  }
}
