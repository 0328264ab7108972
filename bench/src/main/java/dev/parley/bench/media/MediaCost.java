package dev.parley.bench.media;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Processor time spent, in seconds.
 *
 * @param loop by the media loop
 * @param recorder by the recorder
 * @param voice by voice activity detection
 * @param all by the whole process but for the benchmark's own threads
 */
record MediaCost(double loop, double recorder, double voice, double all) {
  /** Begin the names of the benchmark's own threads. */
  static final String OWN = "bench-";

  /** This process until now. */
  static MediaCost now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long loop = 0;
    long recorder = 0;
    long voice = 0;
    long own = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread == null) {
        continue;
      }
      long spent = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      String name = thread.getThreadName();
      if (name.startsWith("media-")) {
        loop += spent;
      } else if (name.equals("recorder")) {
        recorder += spent;
      } else if (name.equals("voice-activity")) {
        voice += spent;
      } else if (name.startsWith(OWN)) {
        own += spent;
      }
    }
    long all =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() - own;
    return new MediaCost(loop / 1e9, recorder / 1e9, voice / 1e9, all / 1e9);
  }

  /** What was spent since. */
  MediaCost since(MediaCost before) {
    return new MediaCost(
        loop - before.loop, recorder - before.recorder, voice - before.voice, all - before.all);
  }

  /** What all of it but voice activity takes: the job that the baseline does too. */
  double plane() {
    return loop + recorder;
  }
}
