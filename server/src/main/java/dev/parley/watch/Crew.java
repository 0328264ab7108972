package dev.parley.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of platform threads that carry out runs, each with a pulse of its own, so that a
 * run that takes too long is seen. What a run throws is for the run to catch and {@link #outlive}.
 */
public final class Crew extends ThreadPoolExecutor {
  private final List<Pulse> pulses;

  private Crew(List<Pulse> pulses, BlockingQueue<Runnable> queue) {
    super(
        pulses.size(),
        pulses.size(),
        0,
        TimeUnit.SECONDS,
        queue,
        new Hiring(new ConcurrentLinkedQueue<>(pulses))::hire);
    this.pulses = List.copyOf(pulses);
  }

  /**
   * Threads named {@code prefix} and a number from 1 on.
   *
   * @param limit how long a run may take
   */
  public static Crew of(String prefix, int count, Duration limit, BlockingQueue<Runnable> queue) {
    List<Pulse> pulses = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      pulses.add(new Pulse(prefix + i, limit));
    }
    return new Crew(pulses, queue);
  }

  /** How its threads do. */
  public List<Pulse> pulses() {
    return pulses;
  }

  /** A thread and its pulse. */
  private static final class Hand extends Thread {
    private final Pulse pulse;

    Hand(Runnable work, Pulse pulse, Queue<Pulse> idle) {
      super(
          () -> {
            pulse.live(work);
            idle.add(pulse); // for whoever takes its place
          },
          pulse.name());
      this.pulse = pulse;
    }
  }

  private record Hiring(Queue<Pulse> idle) {
    Thread hire(Runnable work) {
      Pulse pulse = idle.poll();
      Thread thread =
          new Hand(work, pulse == null ? new Pulse("spare", Duration.ofSeconds(30)) : pulse, idle);
      thread.setDaemon(true);
      return thread;
    }
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable run) {
    if (thread instanceof Hand hand) {
      hand.pulse.working();
    }
  }

  @Override
  protected void afterExecute(Runnable run, @Nullable Throwable thrown) {
    if (Thread.currentThread() instanceof Hand hand) {
      hand.pulse.resting();
    }
  }

  /**
   * For a run of this crew: counts what was thrown and ends no more than the run.
   *
   * @throws VirtualMachineError that very one, if no process outlives it
   */
  public static void outlive(Throwable thrown) {
    if (Thread.currentThread() instanceof Hand hand) {
      if (Fatal.is(thrown)) {
        hand.pulse.die(thrown);
      }
      hand.pulse.outlive(thrown);
    }
  }
}
