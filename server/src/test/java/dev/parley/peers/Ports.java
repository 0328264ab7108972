package dev.parley.peers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.BitSet;

/** Finds unused ports for programs that cannot choose one themselves. */
public final class Ports {
  private static final SecureRandom RANDOM = new SecureRandom();
  // Below the ports that servers take for media and systems give out by themselves, so that nobody
  // is given ours meanwhile; each Java machine that runs tests at the same time has its own.
  private static final int LOWEST = 10_000;
  private static final int A_MACHINE = 2_400;
  private static final int MACHINES = 4;
  private static final int FIRST =
      LOWEST + Math.floorMod(Integer.getInteger("parley.test.fork", 1), MACHINES) * A_MACHINE;
  private static final int LAST = FIRST + A_MACHINE;

  /** What was given out is not yet in use, and no longer free. */
  private static final BitSet GIVEN = new BitSet();

  private Ports() {}

  /**
   * The first of {@code count} neighbouring ports, even, all unused by UDP and TCP; never the same
   * twice.
   */
  public static synchronized int free(int count) {
    for (int attempt = 0; attempt < 200; attempt++) {
      int first = RANDOM.nextInt(FIRST, LAST - count) & ~1;
      if (GIVEN.get(first, first + count).isEmpty() && allFree(first, count)) {
        GIVEN.set(first, first + count);
        return first;
      }
    }
    throw new IllegalStateException("no %d neighbouring ports are free".formatted(count));
  }

  private static boolean allFree(int first, int count) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int port = first; port < first + count; port++) {
      InetSocketAddress address = new InetSocketAddress(loopback, port);
      try (DatagramSocket _ = new DatagramSocket(address);
          ServerSocket tcp = new ServerSocket()) {
        tcp.bind(address);
      } catch (IOException _) {
        return false;
      }
    }
    return true;
  }
}
