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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audio of a leg, both ways. */
class LegMediaTest extends ClockedLeg {
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
