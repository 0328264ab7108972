package dev.parley.bench.voice;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Processor time of the threads that synthesise: those of the voices, and those on which networks
 * run. How busy the machine is does not count.
 */
final class ProcessorTime {
  private static final List<String> PREFIXES = List.of("voice-", "inference-");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long[] ids;

  private ProcessorTime(long[] ids) {
    this.ids = ids;
  }

  /** Of the threads that there are; they begin with what they do first. */
  static ProcessorTime ofVoices() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new ProcessorTime(
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> PREFIXES.stream().anyMatch(thread.getThreadName()::startsWith))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray());
  }

  /** What they have used until now. */
  Duration used() {
    return Duration.ofNanos(
        Arrays.stream(ids).map(id -> Math.max(0, threads.getThreadCpuTime(id))).sum());
  }
}
