package dev.parley.bench.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measured values, sorted. */
public final class Figures {
  private final double[] sorted;

  private Figures(double[] sorted) {
    this.sorted = sorted;
  }

  /** Times in milliseconds. */
  public static Figures millis(Collection<Duration> times) {
    return new Figures(times.stream().mapToDouble(time -> time.toNanos() / 1e6).sorted().toArray());
  }

  /** How many there are. */
  public int count() {
    return sorted.length;
  }

  /**
   * The value that a share of all does not exceed, by nearest rank; not a number when there is
   * none.
   *
   * @param share from 0 to 1
   */
  public double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /** Half are not above it. */
  public double median() {
    return at(0.5);
  }

  /** Count, median, p95 and greatest for machines, rounded to a tenth. */
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("n", count());
    if (count() > 0) {
      summary.put("p50", rounded(median()));
      summary.put("p95", rounded(at(0.95)));
      summary.put("max", rounded(at(1)));
    }
    return summary;
  }

  /** Count, median, p99 and greatest for machines, rounded to a hundredth. */
  public Map<String, Object> shares() {
    Map<String, Object> shares = new LinkedHashMap<>();
    shares.put("n", count());
    if (count() > 0) {
      shares.put("p50", hundredths(median()));
      shares.put("p99", hundredths(at(0.99)));
      shares.put("max", hundredths(at(1)));
    }
    return shares;
  }

  private static double hundredths(double value) {
    return Math.round(100 * value) / 100.0;
  }

  private static double rounded(double value) {
    return Math.round(10 * value) / 10.0;
  }

  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }
}
