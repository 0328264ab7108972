package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.audio.G711;
import dev.parley.rtp.Counters.Figure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from packets to frames, on a clock of its own. */
class InboundStreamTest {
  private static final long MS = 1_000_000;
  private static final int EVENTS = 101;

  private final Counters counters = new Counters();
  private final InboundStream stream = new InboundStream(counters, new Coders());
  private final PriorityQueue<Sent> network = new PriorityQueue<>();
  private final List<Integer> heard = new ArrayList<>();
  private final List<Boolean> made = new ArrayList<>();
  private final StringBuilder keys = new StringBuilder();
  private final short[] frame = new short[160];
  private long shortestWait = Long.MAX_VALUE;
  private long tick = 1_000 * MS + 7 * MS;

  private static final class Sent implements Comparable<Sent> {
    final long arrives;
    final int order;
    final byte[] data;

    Sent(long arrives, int order, byte[] data) {
      this.arrives = arrives;
      this.order = order;
      this.data = data;
    }

    @Override
    public int compareTo(Sent other) {
      return arrives == other.arrives
          ? Integer.compare(order, other.order)
          : Long.compare(arrives, other.arrives);
    }
  }

  InboundStreamTest() {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    stream.target(
        new MediaTarget(
            address, address, G711.PCMU, 0, EVENTS, true, MediaTarget.Direction.SEND_RECEIVE));
  }

  /** A packet whose samples all have the value of {@link #mark}. */
  private void audio(long arrives, int ssrc, int sequence, long timestamp, int mark, int length) {
    byte[] data = new byte[12 + length];
    RtpPacket.writeHeader(data, false, 0, sequence & 0xFFFF, (int) timestamp, ssrc);
    Arrays.fill(data, 12, data.length, G711.PCMU.encode((short) mark(mark)));
    network.add(new Sent(arrives, network.size(), data));
  }

  private void event(long arrives, int sequence, long timestamp, int duration, boolean end) {
    byte[] data = new byte[16];
    RtpPacket.writeHeader(data, false, EVENTS, sequence & 0xFFFF, (int) timestamp, 1);
    data[12] = 5;
    data[13] = (byte) (end ? 0x8A : 0x0A);
    Bytes.writeShort(data, 14, duration);
    network.add(new Sent(arrives, network.size(), data));
  }

  /** Loud, and every one of 100 different after companding; a negative one is silent. */
  private static int mark(int number) {
    return number < 0 ? 0 : G711.PCMU.decode((byte) (0x80 + number % 100));
  }

  private static int number(int sample) {
    return G711.PCMU.encode((short) sample) - (byte) 0x80;
  }

  /** Packets of 20 ms from time 1 s, each late by a delay; a negative delay loses it. */
  private void stream(int from, int to, IntToLongFunction delay) {
    for (int i = from; i < to; i++) {
      long late = delay.applyAsLong(i);
      if (late >= 0) {
        audio((1000 + 20L * i) * MS + late, 1, 65_500 + i, -8000 + 160L * i, i, 160);
      }
    }
  }

  private void run(int frames) {
    RtpPacket packet = new RtpPacket();
    for (int i = 0; i < frames; i++) {
      while (!network.isEmpty() && network.peek().arrives <= tick) {
        Sent next = network.remove();
        assertThat(packet.parse(next.data, next.data.length)).isTrue();
        char key = stream.packet(packet, next.data, next.arrives);
        if (key != 0) {
          keys.append(key);
        }
      }
      stream.frame(frame, tick);
      assertThat(stream.arrived()).isLessThanOrEqualTo(tick);
      heard.add(stream.made() ? -1 : number(frame[159]));
      made.add(stream.made());
      if (!stream.made()) {
        shortestWait = Math.min(shortestWait, tick - stream.arrived());
      }
      tick += 20 * MS;
    }
  }

  /** The numbers heard, without what was made up. */
  private List<Integer> real() {
    return heard.stream().filter(n -> n >= 0).toList();
  }

  private static List<Integer> numbers(int from, int to) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      numbers.add(i % 100);
    }
    return numbers;
  }

  @Test
  void playsEverythingInOrderAfterTwentyMilliseconds() {
    stream(0, 100, i -> 0);
    run(102);
    assertThat(heard.getFirst()).isEqualTo(-1);
    assertThat(real()).isEqualTo(numbers(0, 100));
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isBetween(10 * MS, 30 * MS);
    assertThat(counters.get(Figure.RECEIVED)).isEqualTo(100);
    assertThat(counters.get(Figure.LOST)).isZero();
  }

  @Test
  void putsInOrderWhatWasOvertaken() {
    stream(0, 60, i -> i % 7 == 3 ? 25 * MS : 0);
    run(62);
    assertThat(real()).isEqualTo(numbers(0, 60));
    assertThat(counters.get(Figure.LATE)).isZero();
  }

  @Test
  void concealsWhatIsLostInItsPlace() {
    stream(0, 60, i -> i == 20 || i == 21 || i == 40 ? -1 : 0);
    run(61);
    List<Integer> expected = numbers(0, 60);
    expected.set(20, -1);
    expected.set(21, -1);
    expected.set(40, -1);
    assertThat(heard.subList(1, 61)).isEqualTo(expected);
    assertThat(counters.get(Figure.LOST)).isEqualTo(3);
    assertThat(counters.get(Figure.CONCEALED)).isEqualTo(3);
  }

  @Test
  void dropsDuplicatesAndWhatComesTooLate() {
    stream(0, 60, i -> i == 30 ? 95 * MS : 0);
    stream(10, 20, i -> 3 * MS);
    run(62);
    assertThat(counters.get(Figure.DUPLICATE)).isEqualTo(10);
    assertThat(counters.get(Figure.LATE)).isEqualTo(1);
    assertThat(real()).doesNotContain(30).hasSize(59);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120, 160, 240, 260, 320, 480, 640, 800, 960, 1200, 1600})
  void playsPacketsOfAnyLength(int samples) {
    int packets = 160 * 100 / samples;
    for (int i = 0; i < packets; i++) {
      audio(
          (1000 + (long) i * samples / 8) * MS,
          1,
          i,
          160_000L + (long) i * samples,
          i * samples / 320,
          samples);
    }
    run(95);
    assertThat(made.subList(8, 95)).containsOnly(false);
    assertThat(real()).isSorted();
  }

  /** Packets leave when their last sample is there; how many frames of the stream there are. */
  private int mixed(int[] lengths, int packets, int ssrc) {
    long timestamp = 160_000;
    for (int i = 0; i < packets; i++) {
      int length = lengths[i % lengths.length];
      timestamp += length;
      long number = (timestamp - 160_000) / 160;
      audio(
          1000 * MS + (timestamp - 160_000) * MS / 8,
          ssrc,
          i,
          timestamp - length,
          (int) number,
          length);
    }
    return (int) ((timestamp - 160_000) / 160);
  }

  @Test
  void playsPacketsOfMixedLengthsWithoutAGapOnceItHasHeardTheLongest() {
    int frames = mixed(new int[] {160, 1600, 80, 260, 480, 160, 160}, 210, 1);
    run(frames + 15);
    assertThat(made.subList(40, frames)).containsOnly(false);
    assertThat(counters.get(Figure.LATE)).isZero();
    assertThat(counters.get(Figure.LOST)).isZero();
  }

  @Test
  void waitsNoLongerThanItsPacketsNeedAfterTheLengthChanged() {
    int[] lengths = new int[700];
    Arrays.fill(lengths, 160);
    Arrays.fill(lengths, 100, 120, 1600);
    int frames = mixed(lengths, lengths.length, 1);
    run(frames);
    assertThat(counters.get(Figure.LATE)).isZero();
    assertThat(made.subList(115, 280)).containsOnly(false);
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isBetween(10 * MS, 55 * MS);
  }

  @ParameterizedTest
  @ValueSource(ints = {160, 800, 1600})
  void losesNothingOfPacketsOfAnyLengthWhenTheSenderStoodStill(int samples) {
    int packets = 160 * 60 / samples;
    for (int i = 0; i < packets; i++) {
      long arrives = (1000 + (long) i * samples / 8) * MS + (i < packets / 2 ? 0 : 700 * MS);
      audio(arrives, 1, i, 160_000L + (long) i * samples, i, samples);
    }
    run(110);
    List<Integer> packetsHeard = real().stream().distinct().toList();
    assertThat(packetsHeard).isEqualTo(numbers(0, packets).stream().distinct().toList());
  }

  @Test
  void keepsCountWhenMoreIsSentThanThereIsRoomFor() {
    for (int i = 63; i >= 0; i--) {
      audio((1000 + 63 - i) * MS, 1, i, 160_000L + 2_036L * i, i, 2_036);
    }
    run(200);
    assertThat(real()).isNotEmpty();
  }

  @Test
  void waitsLongerOnAJumpyNetworkAndShorterOnACalmOne() {
    SplittableRandom random = new SplittableRandom(1);
    stream(0, 500, i -> random.nextLong(80 * MS));
    stream(500, 3000, i -> random.nextLong(2 * MS));
    run(480);
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isGreaterThan(0);
    long lateThen = counters.get(Figure.LATE);
    long concealedThen = counters.get(Figure.CONCEALED);
    assertThat(lateThen).isLessThan(8);
    assertThat(concealedThen).isLessThan(20);
    run(2400);
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isBetween(20 * MS, 75 * MS);
    assertThat(counters.get(Figure.LATE)).isEqualTo(lateThen);
    assertThat(counters.get(Figure.CONCEALED)).isLessThan(concealedThen + 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {-300, -50, 50, 300})
  void followsASenderWhoseClockIsOff(int partsPerMillion) {
    int packets = 15_000; // five minutes
    for (int i = 0; i < packets; i++) {
      long arrives = 1000 * MS + 20 * MS * i + 20L * i * partsPerMillion;
      audio(arrives, 1, i, 160L * i, i, 160);
    }
    run(packets - 60);
    int corrections = 300 * Math.abs(partsPerMillion) / 20_000 + 3;
    assertThat(counters.get(Figure.CONCEALED)).isLessThanOrEqualTo(2L * corrections);
    assertThat(counters.get(Figure.LATE)).isZero();
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isBetween(5 * MS, 100 * MS);
    assertThat(real().size()).isCloseTo(packets - 60, within(2 * corrections + 3));
  }

  @Test
  void keepsItsDelayInPausesOfASenderWhoseClockIsSlow() {
    for (int i = 0; i < 15_000; i++) {
      audio(1000 * MS + 20 * MS * i + 6_000L * i, 1, i, 160L * i, -1, 160);
    }
    run(14_900);
    assertThat(shortestWait).isBetween(2 * MS, 20 * MS);
    assertThat(counters.get(Figure.CONCEALED)).isBetween(2L, 8L);
  }

  @Test
  void losesNothingWhenTheSenderStoodStillForASecond() {
    stream(0, 200, i -> i < 50 ? 0 : 1000 * MS);
    run(260);
    assertThat(real()).isEqualTo(numbers(0, 200));
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isBetween(20 * MS, 80 * MS);
  }

  @Test
  void goesOnAfterAnOutageAndTheBurstBehindIt() {
    stream(0, 200, i -> i >= 50 && i < 100 ? (100L - i) * 20 * MS : 0);
    run(210);
    List<Integer> real = real();
    assertThat(real.subList(0, 50)).isEqualTo(numbers(0, 50));
    assertThat(real.subList(real.size() - 60, real.size())).isEqualTo(numbers(140, 200));
    assertThat(counters.get(Figure.PLAYOUT_DELAY)).isLessThan(140 * MS);
  }

  @Test
  void startsEachTalkSpurtAnewWhenTheSenderFallsSilent() {
    for (int spurt = 0; spurt < 5; spurt++) {
      for (int i = 0; i < 20; i++) {
        int at = spurt * 70 + i;
        audio((1000 + 20L * at) * MS, 1, spurt * 20 + i, 160L * at, spurt * 20 + i, 160);
      }
    }
    run(360);
    assertThat(real()).isEqualTo(numbers(0, 100));
    assertThat(counters.get(Figure.LOST)).isZero();
  }

  @Test
  void followsANewSourceAndForgetsStragglersOfTheOld() {
    stream(0, 50, i -> 0);
    for (int i = 50; i < 100; i++) {
      audio((1000 + 20L * i) * MS, 2, 7_000 + i, 99_999_999L + 160L * i, i, 160);
    }
    audio((1000 + 20 * 52) * MS, 1, 65_500 + 50, -8000 + 160 * 50, 77, 160);
    run(103);
    assertThat(real().subList(0, 48)).isEqualTo(numbers(0, 48));
    assertThat(real().subList(real().size() - 50, real().size())).isEqualTo(numbers(50, 100));
    assertThat(counters.get(Figure.LOST)).isZero();
    assertThat(stream.ssrc()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {-500_000_000, -80_000, 80_000, 1_900_000_000})
  void followsAJumpOfTimestamps(long jump) {
    stream(0, 50, i -> 0);
    for (int i = 50; i < 100; i++) {
      audio((1000 + 20L * i) * MS, 1, 65_500 + i, -8000 + 160 * i + jump, i, 160);
    }
    run(103);
    assertThat(real().subList(real().size() - 50, real().size())).isEqualTo(numbers(50, 100));
    assertThat(counters.get(Figure.LOST)).isZero();
  }

  @Test
  void believesAJumpOfSequenceNumbersAtTheSecondPacket() {
    stream(0, 50, i -> 0);
    for (int i = 50; i < 100; i++) {
      audio((1000 + 20L * i) * MS, 1, 20_000 + i, -8000 + 160 * i, i, 160);
    }
    audio((1000 + 20 * 30) * MS + 1, 1, 44_444, 5, 77, 160);
    run(104);
    assertThat(real()).containsOnlyOnce(77);
    assertThat(real().subList(real().size() - 49, real().size())).isEqualTo(numbers(51, 100));
  }

  @Test
  void missesNothingAroundAKeyThatReplacesAudio() {
    stream(0, 50, i -> 0);
    for (int i = 0; i < 5; i++) {
      event((1000 + 20L * (50 + i)) * MS, 65_550 + i, 0, 160 * (i + 1), false);
    }
    for (int i = 0; i < 3; i++) {
      event((1000 + 20L * 55) * MS, 65_555 + i, 0, 800, true);
    }
    for (int i = 55; i < 100; i++) {
      audio((1000 + 20L * i) * MS, 1, 65_503 + i, -8000 + 160L * i, i, 160);
    }
    run(104);
    assertThat(keys.toString()).isEqualTo("5");
    List<Integer> expected = numbers(0, 50);
    expected.addAll(numbers(55, 100));
    assertThat(real()).isEqualTo(expected);
    assertThat(counters.get(Figure.LOST)).isZero();
  }

  @Test
  void tellsWhenTheHeardPacketArrived() {
    stream(0, 30, i -> 3 * MS);
    run(20);
    long packet = real().getLast();
    assertThat(stream.arrived()).isEqualTo((1003 + 20 * packet) * MS);
  }

  @Test
  void survivesPacketsOfAnyContent() {
    SplittableRandom random = new SplittableRandom(3);
    long now = 0;
    RtpPacket packet = new RtpPacket();
    byte[] data = new byte[700];
    for (int i = 0; i < 50_000; i++) {
      random.nextBytes(data);
      int type = new int[] {0, 8, 13, EVENTS}[random.nextInt(4)];
      int length = 12 + random.nextInt(688);
      boolean wild = random.nextInt(4) == 0;
      RtpPacket.writeHeader(
          data,
          random.nextBoolean(),
          type,
          wild ? random.nextInt(65_536) : i & 0xFFFF,
          wild ? random.nextInt() : 160 * i,
          wild ? random.nextInt(3) : 1);
      assertThat(packet.parse(data, length)).isTrue();
      stream.packet(packet, data, now);
      now += random.nextLong(40 * MS);
      stream.frame(frame, now);
    }
  }
}
