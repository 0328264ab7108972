package dev.parley.bench.media;

import dev.parley.bench.report.Figures;

/** The measured end of the calls of {@link MediaBench}. */
interface NearEnd extends AutoCloseable {
  /**
   * What it did.
   *
   * @param missing packets sent back by the far end that never came, or too late to be heard
   */
  record Figures(MediaCost cost, long sent, long received, long missing) {}

  /** Forgets what was until now. */
  void begin();

  /** What was since {@link #begin}. */
  Figures end();

  @Override
  void close();
}
