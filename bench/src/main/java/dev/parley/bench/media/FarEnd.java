package dev.parley.bench.media;

import java.net.InetSocketAddress;
import java.util.List;

/** Sends RTP back to where it came from, and measures how evenly it comes. */
interface FarEnd extends AutoCloseable {
  /** What it is, for people. */
  String described();

  /** Where it listens; streams are to be spread over all of these. */
  List<InetSocketAddress> addresses();

  /** Forgets what came until now. */
  void begin();

  /** What came since {@link #begin}. */
  FarFigures end();

  @Override
  void close();
}
