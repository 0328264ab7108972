package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rtp.MediaTarget.Direction;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whether a far end that sends nothing is there. */
class DeadMediaTest extends ClockedLeg {
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
}
