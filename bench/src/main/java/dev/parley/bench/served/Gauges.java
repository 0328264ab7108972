package dev.parley.bench.served;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a server's {@code /metrics} said, by name with labels, in the text format of Prometheus. */
public record Gauges(Map<String, Double> values) {
  private static final String WAIT = "parley_recognition_wait_seconds_bucket{le=\"";

  static Gauges parse(String text) {
    Map<String, Double> values = new TreeMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && line.indexOf(' ') > 0)
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          values.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        });
    return new Gauges(values);
  }

  /** A value without labels; 0 if it is not told. */
  public double of(String name) {
    return values.getOrDefault(name, 0.0);
  }

  /** The sum of all values of a name whose labels are wanted. */
  public double sum(String name, Predicate<String> labels) {
    return values.entrySet().stream()
        .filter(value -> value.getKey().startsWith(name + "{") && labels.test(value.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /**
   * What a share of recognitions since an earlier look did not wait longer than, in milliseconds;
   * the next greater bound of those the server counts by.
   */
  public double wait(Gauges before, double share) {
    Map<Double, Double> counts = new TreeMap<>();
    values.forEach((name, count) -> {
      if (name.startsWith(WAIT)) {
        String bound = name.substring(WAIT.length(), name.indexOf('"', WAIT.length()));
        counts.put(
            bound.equals("+Inf") ? Double.POSITIVE_INFINITY : 1000 * Double.parseDouble(bound),
            count - before.of(name));
      }
    });
    double all = counts.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
    return counts.entrySet().stream()
        .filter(count -> all > 0 && count.getValue() >= share * all)
        .mapToDouble(Map.Entry::getKey)
        .findFirst()
        .orElse(Double.NaN);
  }
}
