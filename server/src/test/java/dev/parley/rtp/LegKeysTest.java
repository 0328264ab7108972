package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.G711;
import dev.parley.audio.Tone;
import dev.parley.rtp.Counters.Figure;
import dev.parley.rtp.MediaTarget.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys in the audio of a leg, as events and as tones, both ways. */
class LegKeysTest extends ClockedLeg {
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
}
