package dev.parley.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostLookup {
  /**
   * Those it has now.
   *
   * @throws UnknownHostException if it has none, or they are not known within the limit
   */
  List<InetAddress> of(String host, Duration limit)
      throws UnknownHostException, InterruptedException;
}
