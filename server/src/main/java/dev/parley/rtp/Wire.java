package dev.parley.rtp;

import java.net.InetSocketAddress;

/** Where a leg's packets leave: its sockets, or a test. False means that one could not be sent. */
interface Wire {
  boolean rtp(byte[] packet, int length, InetSocketAddress to);

  boolean rtcp(byte[] packet, int length, InetSocketAddress to);
}
