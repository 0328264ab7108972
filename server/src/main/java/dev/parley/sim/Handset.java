package dev.parley.sim;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is held to the ear: plays what it is given over the faint noise that every telephone has,
 * and listens, unless somebody else takes what is heard.
 */
final class Handset implements AutoCloseable {
  private static final long ROUND = Duration.ofMillis(4).toNanos();

  /** Noise is queued no further ahead, so that what is said leaves soon. */
  private static final int AHEAD = 3 * AudioClock.FRAME;

  /** Of the noise: -62 dBFS. */
  private static final double NOISE = 26;

  private final HeardLine line;
  private final RandomGenerator random;
  private final int perTick;
  private final AudioFrame frame;
  private final Deque<Utterance> waiting = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean lent;
  private volatile short[] background = {};
  private int behind;
  private volatile double echo;
  private volatile int echoLate;
  private final Deque<short[]> heard = new ArrayDeque<>();
  private int heardSamples;
  private int heardFrom;
  private volatile @Nullable Utterance leaving;

  Handset(HeardLine line, RandomGenerator random) {
    this.line = line;
    this.random = random;
    perTick = AudioClock.samplesPerTick(line.rate());
    frame = new AudioFrame(line.rate());
    thread = Thread.ofPlatform().name("handset").daemon().start(this::run);
  }

  /** Says something after what is being said. */
  Utterance say(short[] samples) {
    Utterance utterance = new Utterance(samples.clone(), line.rate());
    synchronized (waiting) {
      waiting.add(utterance);
    }
    return utterance;
  }

  /** From now on this sounds behind all that is said, over and over. */
  void background(short[] samples) {
    background = samples.clone();
  }

  /** From now on what is heard sounds behind all that is said, so loud and so much later. */
  void echo(double level, Duration later) {
    echoLate = (int) AudioClock.ticks(later) * perTick;
    echo = level;
  }

  /** Whether all that it was given has left. */
  boolean silent() {
    synchronized (waiting) {
      return waiting.isEmpty() && leaving == null;
    }
  }

  /** From now on somebody else takes what is heard. */
  void lend() {
    lent = true;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted() && !line.closed()) {
      listen();
      speak();
      LockSupport.parkNanos(this, ROUND);
    }
  }

  private void listen() {
    while (!lent && line.poll(frame)) {
      if (echo > 0) {
        heard.add(frame.samples().clone());
        heardSamples += frame.samples().length;
      }
    }
  }

  private void speak() {
    Utterance now = next();
    if (now == null) {
      int lacking = (int) (AHEAD - (line.queued() - line.played())) * perTick;
      if (lacking > 0) {
        line.play(room(lacking), 0, lacking);
      }
    } else {
      say(now);
    }
  }

  /** What is being said, or begins to be. */
  private @Nullable Utterance next() {
    synchronized (waiting) {
      if (leaving == null) {
        leaving = waiting.poll();
      }
      return leaving;
    }
  }

  private void say(Utterance now) {
    if (!now.begun()) {
      now.begun(line.queued());
      Samples.add(room(now.samples.length), now.samples);
    }
    now.queued += line.play(now.samples, now.queued, now.samples.length - now.queued);
    if (now.firstNanos() == 0) {
      now.firstLeft(line.sentNanos(now.firstPosition()));
    }
    if (!now.said()) {
      now.lastLeft(line.sentNanos(now.lastPosition()));
    }
    if (now.queued == now.samples.length && now.said()) {
      leaving = null;
    }
  }

  /** What is heard where nobody speaks: faint noise, and what else sounds there. */
  private short[] room(int count) {
    short[] room = Samples.noise(count, NOISE, random);
    short[] sound = background;
    for (int i = 0; i < count && sound.length > 0; i++) {
      room[i] = Samples.clipped(room[i] + sound[behind]);
      behind = (behind + 1) % sound.length;
    }
    for (int i = 0; i < count && echo > 0 && heardSamples > echoLate; i++) {
      short[] first = heard.element();
      room[i] = Samples.clipped(room[i] + echo * first[heardFrom++]);
      heardSamples--;
      if (heardFrom == first.length) {
        heard.remove();
        heardFrom = 0;
      }
    }
    return room;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
