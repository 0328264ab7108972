package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The callee's end of a line: plays what it is given over the faint noise that every telephone has,
 * and notes when voiced packets left and came in. All times are of {@link System#nanoTime()} at the
 * sockets.
 */
final class Handset implements AutoCloseable {
  private static final long ROUND = Duration.ofMillis(4).toNanos();

  /** Noise is queued no further ahead, so that what is said leaves soon. */
  private static final int AHEAD = 3 * AudioFrame.SAMPLES;

  /** Of the noise: -62 dBFS. */
  private static final double NOISE = 26;

  private final AudioLine line;
  private final RandomGenerator random;
  private final Deque<Utterance> waiting = new ArrayDeque<>();
  private final ConcurrentSkipListSet<Long> voiced = new ConcurrentSkipListSet<>();
  private final AudioFrame frame = new AudioFrame();
  private final Thread thread;
  private @Nullable Utterance leaving;

  /** Something said: its first and last voiced samples, and when their packets left. */
  static final class Utterance {
    final short[] samples;
    final int first;
    final int last;
    int queued;
    long position = -1;
    volatile long firstNanos;
    volatile long lastNanos;

    Utterance(short[] samples) {
      this.samples = samples;
      this.first = Sounds.firstVoiced(samples);
      this.last = Sounds.lastVoiced(samples);
    }

    /** Whether its last voiced packet has left. */
    boolean said() {
      return lastNanos != 0;
    }
  }

  Handset(AudioLine line, RandomGenerator random) {
    this.line = line;
    this.random = random;
    thread = Thread.ofPlatform().name("handset").daemon().start(this::run);
  }

  /** Says something after what is being said. */
  Utterance say(short[] samples) {
    Utterance utterance = new Utterance(samples);
    synchronized (waiting) {
      waiting.add(utterance);
    }
    return utterance;
  }

  /** When the first voiced packet at or after a time came in. */
  OptionalLong voicedFrom(long nanos) {
    Long found = voiced.ceiling(nanos);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  /** When the last voiced packet before a time came in. */
  OptionalLong voicedBefore(long nanos) {
    Long found = voiced.lower(nanos);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  /** For how long no voiced packet came in. */
  Duration quiet() {
    return voiced.isEmpty()
        ? Duration.ofDays(1)
        : Duration.ofNanos(System.nanoTime() - voiced.last());
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted() && !line.closed()) {
      listen();
      speak();
      LockSupport.parkNanos(this, ROUND);
    }
  }

  private void listen() {
    while (line.poll(frame)) {
      if (!frame.concealed() && Level.voiced(frame.samples(), 0, AudioFrame.SAMPLES)) {
        voiced.add(frame.arrivedNanos());
      }
    }
  }

  private void speak() {
    Utterance now = leaving;
    if (now == null) {
      synchronized (waiting) {
        now = waiting.poll();
      }
    }
    leaving = now;
    if (now == null) {
      int lacking = (int) (AHEAD - (line.queued() - line.played()));
      if (lacking > 0) {
        line.play(Sounds.noise(lacking, NOISE, random), 0, lacking);
      }
    } else {
      say(now);
    }
  }

  private void say(Utterance now) {
    if (now.position < 0) {
      now.position = line.queued();
      Sounds.add(Sounds.noise(now.samples.length, NOISE, random), now.samples);
    }
    now.queued += line.play(now.samples, now.queued, now.samples.length - now.queued);
    if (now.firstNanos == 0) {
      now.firstNanos = line.sentNanos(now.position + now.first);
    }
    if (now.lastNanos == 0) {
      now.lastNanos = line.sentNanos(now.position + now.last);
    }
    boolean out = now.queued == now.samples.length && now.lastNanos != 0;
    if (out) {
      leaving = null;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
