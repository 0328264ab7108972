package dev.parley.driver;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Two lines joined back to back: what is played on one is heard on the other, a frame every 20 ms,
 * faster by a factor.
 */
public final class PairedLines implements AutoCloseable {
  private static final int ROOM = 20 * AudioFrame.NARROWBAND;

  private final End near = new End();
  private final End far = new End();
  private final long began = System.nanoTime();
  private final int factor;
  private volatile boolean closed;

  public PairedLines(int factor) {
    this.factor = factor;
    Thread.ofPlatform().daemon().name("paired-lines").start(() -> pace(factor));
  }

  /** The time of these lines, in which packets come and go; it passes faster by the factor. */
  public long nanos() {
    return began + (System.nanoTime() - began) * factor;
  }

  public AudioLine near() {
    return near;
  }

  public AudioLine far() {
    return far;
  }

  private void pace(int factor) {
    long step = 20_000_000 / factor;
    long next = System.nanoTime();
    while (!closed) {
      next += step;
      for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      long now = nanos();
      far.hear(near.send(now), now);
      near.hear(far.send(now), now);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class End implements AudioLine {
    private record Sent(long from, long to, long nanos) {}

    private static final class Heard {
      final short[] samples;
      final long position;
      final long nanos;

      Heard(short[] samples, long position, long nanos) {
        this.samples = samples;
        this.position = position;
        this.nanos = nanos;
      }
    }

    private final Deque<Short> queue = new ArrayDeque<>();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Deque<Heard> heard = new ArrayDeque<>();
    private long queued;
    private long played;
    private long position;
    private boolean held;
    private long lastHeard;

    synchronized short[] send(long now) {
      short[] frame = new short[AudioClock.FRAME];
      if (held) {
        return frame;
      }
      long from = played;
      for (int i = 0; i < frame.length && !queue.isEmpty(); i++) {
        frame[i] = queue.remove();
        played++;
      }
      if (played > from) {
        sent.add(new Sent(from, played, now));
      }
      notifyAll();
      return frame;
    }

    synchronized void hear(short[] frame, long now) {
      lastHeard = now;
      heard.add(new Heard(frame, position, now));
      position += frame.length;
    }

    @Override
    public int rate() {
      return AudioFrame.NARROWBAND;
    }

    @Override
    public synchronized boolean poll(AudioFrame into) {
      Heard next = heard.poll();
      if (next == null) {
        return false;
      }
      System.arraycopy(next.samples, 0, into.samples(), 0, AudioClock.FRAME);
      into.describe(next.position, next.nanos, false);
      return true;
    }

    @Override
    public synchronized boolean heardSince(long nanos) {
      return lastHeard != 0 && lastHeard - nanos > 0;
    }

    @Override
    public boolean closed() {
      return closed;
    }

    @Override
    public synchronized int play(short[] samples, int from, int count) {
      int taken = Math.min(count, ROOM - queue.size());
      for (int i = from; i < from + taken; i++) {
        queue.add(samples[i]);
      }
      queued += taken;
      return taken;
    }

    @Override
    public synchronized boolean awaitRoom(Duration limit) throws InterruptedException {
      long until = System.nanoTime() + limit.toNanos();
      while (queue.size() > ROOM - AudioClock.FRAME && System.nanoTime() < until) {
        wait(10);
      }
      return queue.size() <= ROOM - AudioClock.FRAME;
    }

    @Override
    public synchronized long queued() {
      return queued;
    }

    @Override
    public synchronized long played() {
      return played;
    }

    @Override
    public synchronized long stop(Duration fade) {
      queue.clear();
      held = false;
      played = queued;
      return sent.isEmpty() ? 0 : sent.getLast().to;
    }

    @Override
    public synchronized void hold() {
      held = true;
    }

    @Override
    public synchronized void resume() {
      held = false;
    }

    @Override
    public synchronized long sentNanos(long position) {
      for (Sent packet : sent) {
        if (position >= packet.from && position < packet.to) {
          return packet.nanos;
        }
      }
      return 0;
    }
  }
}
