package dev.parley.sip.transport;

import dev.parley.sip.transaction.SupportedTransports;
import java.util.List;

/** The transports there are. A further one is a file of its own and a line here. */
public final class Transports {
  /** In the order in which they are opened; the first one's port is that of those that share it. */
  static final List<Transport.Factory> ALL = List.of(UdpTransport.FACTORY, TcpTransport.FACTORY);

  /** What they are called and can do. */
  public static final SupportedTransports SUPPORTED = supported(ALL);

  private Transports() {}

  static SupportedTransports supported(List<Transport.Factory> factories) {
    return new SupportedTransports(factories.stream().map(Transport.Factory::protocol).toList());
  }
}
