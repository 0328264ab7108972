package dev.parley.rtp;

import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;

/** A bad network behind a wire: some of the RTP that is sent never comes. */
final class LossyWire implements Wire {
  private final Wire wire;
  private final double loss;
  private final RandomGenerator random;

  LossyWire(Wire wire, double loss, RandomGenerator random) {
    this.wire = wire;
    this.loss = loss;
    this.random = random;
  }

  @Override
  public boolean rtp(byte[] packet, int length, InetSocketAddress to) {
    return random.nextDouble() < loss || wire.rtp(packet, length, to);
  }

  @Override
  public boolean rtcp(byte[] packet, int length, InetSocketAddress to) {
    return wire.rtcp(packet, length, to);
  }
}
