package dev.parley.bench.served;

import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the kernel says of a process.
 *
 * @param resident memory in bytes
 * @param threads of the kernel
 * @param files descriptors that are open, sockets included
 * @param sockets of any kind
 * @param spent processor time until now
 */
public record ProcessFigures(long resident, int threads, int files, int sockets, Duration spent) {
  /** What {@code /proc} counts processor time in. */
  private static final long TICK = 10_000_000;

  public static ProcessFigures of(long pid) {
    Path directory = Path.of("/proc", Long.toString(pid));
    try {
      List<String> status = Files.readAllLines(directory.resolve("status"));
      List<String> files = descriptors(directory.resolve("fd"));
      return new ProcessFigures(
          number(status, "VmRSS:") << 10,
          (int) number(status, "Threads:"),
          files.size(),
          (int) files.stream().filter(file -> file.startsWith("socket:")).count(),
          spent(Files.readString(directory.resolve("stat"))));
    } catch (IOException e) {
      throw new BenchException(
          "The figures of process %d cannot be read; this needs Linux.".formatted(pid), e);
    }
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static List<String> descriptors(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(ProcessFigures::target).toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException _) {
      return "closed meanwhile";
    }
  }

  /** The 14th and 15th field; the second may hold spaces. */
  private static Duration spent(String stat) {
    List<String> fields = Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return Duration.ofNanos(
        TICK * (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))));
  }

  /**
   * Memory of a process' children and theirs, such as PostgreSQL, in bytes; what they share is
   * counted once.
   */
  public static long ofChildren(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .mapToLong(child -> proportional(child.pid()))
        .sum();
  }

  private static long proportional(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
      return number(Files.readAllLines(file), "Pss:") << 10;
    } catch (IOException _) {
      return 0;
    }
  }
}
