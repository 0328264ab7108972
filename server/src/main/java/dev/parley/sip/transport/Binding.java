package dev.parley.sip.transport;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import org.jspecify.annotations.Nullable;

/**
 * Where a transport shall listen.
 *
 * @param address the local address; of port 0 any that is free
 * @param advertised where peers reach us, null for the address itself; of port 0 at the bound port
 */
record Binding(InetSocketAddress address, @Nullable InetSocketAddress advertised) {
  StandardProtocolFamily family() {
    return address.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  /** The port that peers reach it by once it is bound. */
  int advertisedPort(int bound) {
    return advertised != null && advertised.getPort() > 0 ? advertised.getPort() : bound;
  }

  /** The same at a port. */
  Binding at(int port) {
    return new Binding(new InetSocketAddress(address.getAddress(), port), advertised);
  }
}
