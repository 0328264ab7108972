package dev.parley.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark ran on.
 *
 * @param load the system's load average of the last minute, less than 0 where it is not told
 */
record Machine(String processor, int cores, long memory, String system, double load) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  /** This machine now. */
  static Machine here() {
    return new Machine(
        field(PROCESSORS, "model name"),
        Runtime.getRuntime().availableProcessors(),
        kibibytes(field(MEMORY, "MemTotal")) << 10,
        "%s %s, Java %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version")),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException _) {
      return "unknown";
    }
  }

  private static long kibibytes(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  /** For people. */
  String described() {
    return "%s, %d cores, %.1f GB, %s".formatted(processor, cores, memory / 1e9, system);
  }

  /** For machines. */
  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("processor", processor);
    summary.put("cores", cores);
    summary.put("memory", memory);
    summary.put("system", system);
    return summary;
  }
}
