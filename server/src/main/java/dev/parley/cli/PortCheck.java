package dev.parley.cli;

import dev.parley.AddressCheck;
import dev.parley.Capacity;
import dev.parley.Config;
import dev.parley.Findings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the ports are free, and enough for the calls that are wanted. */
final class PortCheck {
  private PortCheck() {}

  static void check(Config config, Findings findings) {
    listens("HTTP", "PARLEY_HTTP", config.http(), false, findings);
    if (listens("SIP", "PARLEY_SIP", config.sip(), true, findings)) {
      rtp(config, findings);
    }
    calls(config, findings);
  }

  private static boolean listens(
      String what, String setting, InetSocketAddress address, boolean udp, Findings findings) {
    if (address.isUnresolved()) {
      findings.wrong(AddressCheck.unknown(setting + "_HOST", address.getHostString()));
      return false;
    }
    try {
      new ServerSocket(address.getPort(), 1, address.getAddress()).close();
      if (udp) {
        new DatagramSocket(address).close();
      }
      findings.good("%s can listen on %s".formatted(what, address));
      return true;
    } catch (IOException e) {
      findings.wrong(
          "%s cannot listen on %s (%s). Stop what uses it, or set %s_PORT or %s_HOST."
              .formatted(what, address, e.getMessage(), setting, setting));
      return false;
    }
  }

  private static void rtp(Config config, Findings findings) {
    Config.PortRange range = config.rtpPorts();
    int free = 0;
    int pairs = 0;
    for (int port = range.first() + (range.first() & 1); port < range.last(); port += 2) {
      pairs++;
      free += free(config.sip().getAddress(), port) ? 1 : 0;
    }
    int calls = config.callsAtOnce();
    if (free < calls) {
      findings.wrong(
          "%d calls at once need %d RTP ports, and of PARLEY_RTP_PORTS (%d-%d, %d pairs) %d pairs are free. Widen it, stop what uses them, or lower PARLEY_CALLS_AT_ONCE."
              .formatted(calls, 2 * calls, range.first(), range.last(), pairs, free));
    } else {
      findings.good("RTP: %d of %d pairs of ports are free".formatted(free, pairs));
    }
  }

  private static boolean free(InetAddress address, int port) {
    try (DatagramSocket rtp = new DatagramSocket(port, address);
        DatagramSocket rtcp = new DatagramSocket(port + 1, address)) {
      return rtp.isBound() && rtcp.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  private static void calls(Config config, Findings findings) {
    int calls = config.callsAtOnce();
    if (calls > Capacity.here()) {
      findings.note(
          "%d calls at once (PARLEY_CALLS_AT_ONCE); %d are what this machine is known to carry with answers in a second, so measure it with ./parley bench calls."
              .formatted(calls, Capacity.here()));
    } else {
      findings.good("%d calls at once; further ones wait in the queue".formatted(calls));
    }
  }
}
