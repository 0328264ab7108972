package dev.parley.rtp;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a {@link MediaEngine} needs to know.
 *
 * @param threads media loops, one platform thread each
 * @param bind local address of all sockets
 * @param firstPort lowest RTP port; 0 takes ports from the operating system
 * @param lastPort highest port, that of RTCP included
 * @param deadMedia how long no sign of life may come before {@link MediaListener#mediaLost}
 * @param reportInterval mean time between RTCP reports (RFC 3550 section 6.2)
 * @param loss share of the RTP packets sent that get lost on the way, each for itself: 0, but where
 *     a bad network is to be measured
 * @param clock wall clock for the NTP time of sender reports
 * @param random for SSRCs, first sequence numbers and timestamps, ports and report times
 */
public record MediaConfig(
    int threads,
    InetAddress bind,
    int firstPort,
    int lastPort,
    Duration deadMedia,
    Duration reportInterval,
    double loss,
    InstantSource clock,
    RandomGenerator random) {

  /** Checks the ranges. */
  public MediaConfig {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, is " + threads);
    }
    if (firstPort != 0 && (firstPort < 1024 || lastPort > 65535 || lastPort <= firstPort)) {
      throw new IllegalArgumentException(
          "RTP ports must be a range within 1024-65535, are %d-%d".formatted(firstPort, lastPort));
    }
    if (!deadMedia.isPositive() || !reportInterval.isPositive()) {
      throw new IllegalArgumentException(
          "deadMedia (%s) and reportInterval (%s) must be positive"
              .formatted(deadMedia, reportInterval));
    }
    if (!(loss >= 0 && loss <= 1)) {
      throw new IllegalArgumentException("loss must be 0 to 1, is " + loss);
    }
  }

  /** A loop a core, ports from the operating system, 20 s of dead media, reports every 5 s. */
  public static MediaConfig of(InetAddress bind, InstantSource clock, RandomGenerator random) {
    return new MediaConfig(
        Runtime.getRuntime().availableProcessors(),
        bind,
        0,
        0,
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        0,
        clock,
        random);
  }

  /** The same with another number of loops. */
  public MediaConfig withThreads(int threads) {
    return new MediaConfig(
        threads, bind, firstPort, lastPort, deadMedia, reportInterval, loss, clock, random);
  }

  /** The same with a port range. */
  public MediaConfig withPorts(int firstPort, int lastPort) {
    return new MediaConfig(
        threads, bind, firstPort, lastPort, deadMedia, reportInterval, loss, clock, random);
  }

  /** The same with another limit of dead media. */
  public MediaConfig withDeadMedia(Duration deadMedia) {
    return new MediaConfig(
        threads, bind, firstPort, lastPort, deadMedia, reportInterval, loss, clock, random);
  }

  /** The same with another time between reports. */
  public MediaConfig withReportInterval(Duration reportInterval) {
    return new MediaConfig(
        threads, bind, firstPort, lastPort, deadMedia, reportInterval, loss, clock, random);
  }

  /** The same with another share of packets lost. */
  public MediaConfig withLoss(double loss) {
    return new MediaConfig(
        threads, bind, firstPort, lastPort, deadMedia, reportInterval, loss, clock, random);
  }
}
