package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.G711;
import dev.parley.audio.G722;
import dev.parley.audio.Level;
import dev.parley.audio.Tone;
import dev.parley.audio.ToyCodec;
import dev.parley.rtp.Counters.Figure;
import dev.parley.rtp.MediaTarget.Direction;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two legs joined without a network: codecs, rates and packet times. */
class CodecLegTest {
  private static final long TICK = 20_000_000;
  private static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.1", 4000);

  private final Deque<byte[]> way = new ArrayDeque<>();
  private final List<byte[]> all = new ArrayList<>();
  private final Recollection told = new Recollection();
  private final LegMedia near = leg(1);
  private final LegMedia far = leg(2);
  private long now = 50_000_000_000L;
  private boolean lossy;

  private LegMedia leg(long seed) {
    MediaConfig config =
        MediaConfig.of(
            InetAddress.getLoopbackAddress(), InstantSource.system(), new SplittableRandom());
    Wire wire =
        new Wire() {
          @Override
          public boolean rtp(byte[] packet, int length, InetSocketAddress address) {
            boolean report = (packet[1] & 0xFF) >= 192 && (packet[1] & 0xFF) <= 223;
            if (seed == 1 && !report) {
              all.add(Arrays.copyOf(packet, length));
              way.add(Arrays.copyOf(packet, length));
            }
            return true;
          }

          @Override
          public boolean rtcp(byte[] packet, int length, InetSocketAddress address) {
            return true;
          }
        };
    return new LegMedia(
        config,
        new NtpClock(1_800_000_000_000_000_000L),
        "cname",
        new SplittableRandom(seed),
        wire);
  }

  private static MediaTarget target(Codec codec, int packetMillis) {
    return new MediaTarget(
        THERE,
        THERE,
        codec,
        codec.payloadType(),
        codec.payloadType(),
        101,
        101,
        true,
        Direction.SEND_RECEIVE,
        Duration.ofMillis(packetMillis));
  }

  private void start(Codec codec, int packetMillis) {
    near.start(target(codec, packetMillis), told, now);
    far.start(target(codec, packetMillis), told, now);
  }

  /** Plays a tone to the far leg, and gives what it heard at the end of it. */
  private short[] carry(int hertz, int ticks) {
    int rate = near.line().rate();
    Tone tone = Tone.sine(hertz, 8000).at(rate);
    short[] samples = new short[rate / 50];
    AudioFrame frame = new AudioFrame(far.line().rate());
    short[] heard = new short[0];
    for (int i = 0; i < ticks; i++) {
      tone.fill(samples, 0, samples.length);
      near.line().play(samples, 0, samples.length);
      near.tick(now, false);
      for (byte[] packet = way.poll(); packet != null; packet = way.poll()) {
        if (!lossy || i % 10 != 5) {
          far.rtp(packet, packet.length, THERE, now);
        }
      }
      far.tick(now, false);
      now += TICK;
      assertThat(far.line().poll(frame)).isTrue();
      if (i >= ticks - 5) {
        heard = Arrays.copyOf(heard, heard.length + frame.samples().length);
        System.arraycopy(
            frame.samples(),
            0,
            heard,
            heard.length - frame.samples().length,
            frame.samples().length);
      }
    }
    return heard;
  }

  /** The share of a sound's power that is at a frequency. */
  private static double share(short[] sound, int hertz, int rate) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < sound.length; i++) {
      re += sound[i] * Math.cos(2 * Math.PI * hertz * i / rate);
      im += sound[i] * Math.sin(2 * Math.PI * hertz * i / rate);
    }
    double rms = Level.rms(sound, 0, sound.length);
    return (re * re + im * im) * 2 / ((double) sound.length * sound.length * rms * rms);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 6000})
  void carriesWidebandAudioFromEndToEnd(int hertz) {
    start(G722.CODEC, 20);
    short[] heard = carry(hertz, 30);
    assertThat(far.line().rate()).isEqualTo(16_000);
    assertThat(share(heard, hertz, 16_000)).isGreaterThan(0.97);
    assertThat(Level.rms(heard, 0, heard.length)).isCloseTo(8000 / Math.sqrt(2), within(300.0));
  }

  @Test
  void keepsTheLinesRateWhenTheCodecChanges() {
    start(G722.CODEC, 20);
    carry(6000, 20);
    start(G711.PCMA, 20);
    short[] heard = carry(1000, 30);
    assertThat(far.line().rate()).isEqualTo(16_000);
    assertThat(share(heard, 1000, 16_000)).isGreaterThan(0.97);
    assertThat(Level.rms(heard, 0, heard.length)).isCloseTo(8000 / Math.sqrt(2), within(300.0));
    start(G722.CODEC, 20);
    assertThat(share(carry(6000, 30), 6000, 16_000)).isGreaterThan(0.97);
    assertThat(far.counters().get(Figure.CONCEALED)).isZero();
  }

  @Test
  void takesWidebandOnALineThatBeganNarrow() {
    start(G711.PCMU, 20);
    carry(1000, 20);
    start(G722.CODEC, 20);
    short[] heard = carry(1000, 30);
    assertThat(far.line().rate()).isEqualTo(8000);
    assertThat(share(heard, 1000, 8000)).isGreaterThan(0.97);
    assertThat(Level.rms(heard, 0, heard.length)).isCloseTo(8000 / Math.sqrt(2), within(300.0));
  }

  @Test
  void takesTheRateThatIsSettledAfterEarlyMedia() {
    start(G711.PCMU, 20);
    carry(1000, 10);
    near.line().open(16_000, true);
    far.line().open(16_000, true);
    carry(1000, 1);
    start(G722.CODEC, 20);
    short[] heard = carry(6000, 30);
    assertThat(far.line().rate()).isEqualTo(16_000);
    assertThat(share(heard, 6000, 16_000)).isGreaterThan(0.97);
    start(G711.PCMU, 20);
    near.line().open(8000, false);
    assertThat(near.line().rate()).isEqualTo(16_000);
  }

  @Test
  void understandsG711ThoughG722WasAgreedTo() {
    far.start(target(G722.CODEC, 20), told, now);
    near.start(target(G711.PCMU, 20), told, now);
    short[] heard = carry(1000, 30);
    assertThat(share(heard, 1000, 16_000)).isGreaterThan(0.97);
    assertThat(far.counters().get(Figure.MALFORMED)).isZero();
  }

  /** A target of the toy, told of by one number and heard by another. */
  private static MediaTarget toy(ToyCodec toy, int there, int here) {
    return new MediaTarget(
        THERE,
        THERE,
        toy,
        there,
        here,
        there + 1,
        here + 1,
        true,
        Direction.SEND_RECEIVE,
        Duration.ofMillis(20));
  }

  @Test
  void carriesADynamicCodecByTheNumbersOfEachEndAndGoesOnInG711() {
    ToyCodec toy = new ToyCodec();
    near.start(toy(toy, 107, 96), told, now);
    far.start(toy(toy, 96, 107), told, now);
    assertThat(share(carry(6000, 30), 6000, 16_000)).isGreaterThan(0.97);
    assertThat(packet(all.getLast()).payloadType()).isEqualTo(107);
    assertThat(packet(all.getLast()).timestamp() - packet(all.get(all.size() - 2)).timestamp())
        .isEqualTo(960);
    near.key('7');
    carry(6000, 30);
    assertThat(told.soFar()).isEqualTo("7");
    long concealed = far.counters().get(Figure.CONCEALED); // while the key was held
    near.start(target(G711.PCMU, 20), told, now);
    short[] heard = carry(1000, 30);
    assertThat(share(heard, 1000, 16_000)).isGreaterThan(0.97);
    far.start(target(G711.PCMU, 20), told, now);
    assertThat(share(carry(1000, 30), 1000, 16_000)).isGreaterThan(0.97);
    near.start(toy(toy, 107, 96), told, now);
    assertThat(share(carry(6000, 30), 6000, 16_000)).isGreaterThan(0.97);
    assertThat(far.counters().get(Figure.CONCEALED)).isEqualTo(concealed);
    assertThat(far.counters().get(Figure.MALFORMED)).isZero();
    near.close(now);
    far.close(now);
    assertThat(toy.open()).isZero();
  }

  @Test
  void makesNothingForACodecOnceClosed() {
    ToyCodec toy = new ToyCodec();
    near.prepare(toy);
    near.close(now);
    near.prepare(toy);
    near.start(toy(toy, 107, 96), told, now);
    assertThat(toy.open()).isZero();
  }

  @Test
  void sendsNoLongerPacketsThanACodecHas() {
    ToyCodec toy = new ToyCodec();
    start(toy, 200);
    carry(700, 60);
    assertThat(packet(all.get(1)).payloadLength()).isEqualTo(60 * 32);
  }

  @Test
  void makesUpWhatIsLostOfWidebandAudio() {
    start(G722.CODEC, 20);
    carry(500, 20);
    lossy = true;
    short[] heard = carry(500, 28);
    assertThat(far.counters().get(Figure.CONCEALED)).isPositive();
    assertThat(share(heard, 500, 16_000)).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 50, 60, 100, 130, 190, 200})
  void sendsPacketsAsLongAsTheFarEndWants(int millis) {
    for (Codec codec : List.of(G722.CODEC, G711.PCMU)) {
      all.clear();
      start(codec, millis);
      short[] heard = carry(700, 120);
      assertThat(share(heard, 700, far.line().rate())).as(codec.name()).isGreaterThan(0.97);
      RtpPacket first = packet(all.get(1));
      for (int i = 1; i < all.size(); i++) {
        RtpPacket packet = packet(all.get(i));
        assertThat(packet.payloadLength()).isEqualTo(8 * millis);
        assertThat(packet.sequence()).isEqualTo((first.sequence() + i - 1) & 0xFFFF);
        assertThat(packet.timestamp()).isEqualTo(first.timestamp() + 8 * millis * (i - 1));
      }
      assertThat(all.size()).isBetween(2400 / millis - 1, 2400 / millis + 1);
      // Packets of an odd length leave up to 10 ms late, for which the far end must learn to wait.
      assertThat(far.counters().get(Figure.CONCEALED)).isLessThan(millis % 20 == 0 ? 1 : 15);
    }
  }

  private static RtpPacket packet(byte[] data) {
    RtpPacket packet = new RtpPacket();
    assertThat(packet.parse(data, data.length)).isTrue();
    return packet;
  }

  @Test
  void knowsWhenASampleLeftInALongPacket() {
    start(G711.PCMU, 60);
    near.line().play(new short[960], 0, 960);
    long began = now;
    for (int i = 0; i < 6; i++) {
      near.tick(now, false);
      now += TICK;
    }
    for (int sample = 0; sample < 960; sample++) {
      assertThat(near.line().sentNanos(sample)).isEqualTo(began + (sample < 480 ? 2 : 5) * TICK);
    }
  }

  @Test
  void knowsWhenASampleLeftThatAPacketParts() {
    start(G711.PCMU, 30);
    near.line().play(new short[480], 0, 480);
    long began = now;
    for (int i = 0; i < 3; i++) {
      near.tick(now, false);
      now += TICK;
    }
    assertThat(near.line().sentNanos(0)).isEqualTo(began + TICK);
    assertThat(near.line().sentNanos(239)).isEqualTo(began + TICK);
    assertThat(near.line().sentNanos(240)).isEqualTo(began + 2 * TICK);
    assertThat(near.line().sentNanos(479)).isEqualTo(began + 2 * TICK);
  }

  @Test
  void sendsWhatWaitsBeforeAKey() {
    start(G711.PCMU, 60);
    near.line().play(new short[1600], 0, 1600);
    near.tick(now, false);
    now += TICK;
    near.key('5');
    near.tick(now, false);
    assertThat(all).hasSize(4);
    RtpPacket audio = packet(all.getFirst());
    RtpPacket event = packet(all.get(1));
    assertThat(audio.payloadLength()).isEqualTo(AudioClock.FRAME);
    assertThat(event.payloadType()).isEqualTo(101);
    assertThat(event.timestamp()).isEqualTo(audio.timestamp() + AudioClock.FRAME);
    assertThat(event.sequence()).isEqualTo((audio.sequence() + 1) & 0xFFFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 200})
  void allocatesNothingForWidebandAudio(int millis) {
    allocatesNothing(target(G722.CODEC, millis), 9, 1);
  }

  @Test
  void allocatesNothingForACodecWithAClockOfItsOwn() {
    allocatesNothing(toy(new ToyCodec(), 107, 96), 96, 6);
  }

  /** Takes packets of a codec and of PCMU in turns, and sends. */
  private void allocatesNothing(MediaTarget target, int wide, int clock) {
    LegMedia quiet = leg(5);
    quiet.start(target, told, now);
    byte[] packet = new byte[172];
    int timestamp = 0;
    short[] samples = Tone.sine(300, 5000).at(16_000).samples(Duration.ofMillis(20));
    AudioFrame frame = new AudioFrame(16_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    int warm = 5_000;
    int ticks = 20_000;
    for (int i = 0; i < warm + ticks; i++) {
      if (i == warm) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      if (i % 17 != 3) {
        int type = i / 100 % 3 == 1 ? 0 : wide;
        RtpPacket.writeHeader(packet, false, type, i & 0xFFFF, timestamp, 7);
        quiet.rtp(packet, packet.length, THERE, now);
      }
      timestamp += i / 100 % 3 == 1 ? 160 : 160 * clock;
      quiet.line().play(samples, 0, samples.length);
      quiet.tick(now, false);
      quiet.line().poll(frame);
      now += TICK;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) allocated / ticks).isLessThan(0.5);
  }
}
