package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.G711;
import dev.parley.rtp.Counters.Figure;
import dev.parley.rtp.MediaTarget.Direction;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What both ends of a leg report to each other. */
class LegReportsTest extends ClockedLeg {
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
}
