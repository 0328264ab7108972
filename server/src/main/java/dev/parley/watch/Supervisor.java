package dev.parley.watch;

import dev.parley.watch.Pulse.Reading;
import dev.parley.watch.Pulse.State;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches every thread that carries calls. When one is dead the process is of no use to anybody who
 * is on the phone, so its end is called for; one that is stuck is told of.
 */
public final class Supervisor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long PACE = Duration.ofSeconds(1).toNanos();

  private final List<Pulse> pulses = new CopyOnWriteArrayList<>();
  private final Consumer<String> end;
  private final Thread thread;
  private final Set<String> told = new HashSet<>();
  private volatile boolean closed;

  private Supervisor(Consumer<String> end) {
    this.end = end;
    this.thread = Thread.ofPlatform().daemon().name("supervisor").unstarted(this::run);
  }

  /**
   * Begins to watch.
   *
   * @param end ends the process, and is told in words why; called once, on the supervisor's thread
   */
  public static Supervisor start(Consumer<String> end) {
    Supervisor supervisor = new Supervisor(end);
    supervisor.thread.start();
    return supervisor;
  }

  /** Watches these too from now on. */
  public void watch(Collection<Pulse> more) {
    pulses.addAll(more);
    more.forEach(pulse -> pulse.whenDead(() -> LockSupport.unpark(thread)));
  }

  /** All that are watched. */
  public List<Pulse> pulses() {
    return List.copyOf(pulses);
  }

  /** How each thread does. */
  public List<Reading> readings() {
    return pulses.stream().map(Pulse::read).toList();
  }

  /** What is wrong, in words; empty when all is well. */
  public List<String> troubles() {
    return readings().stream()
        .filter(reading -> !reading.state().well())
        .map(Supervisor::inWords)
        .toList();
  }

  private static String inWords(Reading reading) {
    String name = reading.name();
    return switch (reading.state()) {
      case DEAD -> "the thread %s died of %s".formatted(name, reading.cause());
      case STUCK ->
          "the thread %s has given no sign of life for %d s"
              .formatted(name, reading.lastRound().toSeconds());
      case FAILING -> "the thread %s fails round after round".formatted(name);
      case NEW, RUNNING, STOPPED -> "the thread %s is well".formatted(name);
    };
  }

  private void run() {
    while (!closed) {
      List<Reading> readings = readings();
      for (Reading reading : readings) {
        if (reading.state() == State.DEAD && !closed) {
          end.accept(inWords(reading));
          return;
        }
        tell(reading);
      }
      LockSupport.parkNanos(this, PACE);
    }
  }

  private void tell(Reading reading) {
    if (reading.state().well()) {
      if (told.remove(reading.name())) {
        LOG.warn("The thread {} is well again", reading.name());
      }
    } else if (told.add(reading.name())) {
      LOG.error("Not working: {}", inWords(reading));
    }
  }

  /** Watches no more: from here on threads end because they should. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
