package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A leg's line: two queues between the media thread and the conversation. */
final class RtpLine implements AudioLine {
  private final SentLog sent = new SentLog();
  private final AtomicLong arrived = new AtomicLong();
  private volatile Queues queues = new Queues(AudioFrame.NARROWBAND);
  private boolean settled;
  private volatile boolean closed;

  /** What waits, at one rate. */
  static final class Queues {
    private final int rate;
    private final int perTick;
    private final HeardQueue heard;
    private final PlayQueue play = new PlayQueue();

    Queues(int rate) {
      this.rate = rate;
      perTick = AudioClock.samplesPerTick(rate);
      heard = new HeardQueue(rate);
    }

    int rate() {
      return rate;
    }

    int perTick() {
      return perTick;
    }

    HeardQueue heard() {
      return heard;
    }

    PlayQueue play() {
      return play;
    }
  }

  /**
   * Takes a rate, unless one is settled.
   *
   * @param settle whether it stays from now on
   */
  synchronized void open(int rate, boolean settle) {
    if (!settled && rate != queues.rate()) {
      queues = new Queues(rate);
    }
    settled |= settle;
  }

  /** The queues of the rate as of now; those of another before are read by nobody any more. */
  Queues queues() {
    return queues;
  }

  SentLog sent() {
    return sent;
  }

  void close() {
    closed = true;
  }

  @Override
  public int rate() {
    return queues.rate();
  }

  @Override
  public boolean poll(AudioFrame into) {
    if (into.rate() != rate()) {
      throw new IllegalArgumentException(
          "the line has %d samples a second, the frame %d".formatted(rate(), into.rate()));
    }
    return queues.heard().poll(into);
  }

  /** A packet of the far end came in; for the media thread. */
  void arrived(long nanos) {
    arrived.lazySet(nanos);
  }

  @Override
  public boolean heardSince(long nanos) {
    long last = arrived.get();
    return last != 0 && last - nanos > 0;
  }

  @Override
  public boolean closed() {
    return closed;
  }

  @Override
  public int play(short[] samples, int from, int count) {
    return closed ? 0 : queues.play().play(samples, from, count);
  }

  @Override
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!closed) {
      Queues now = queues;
      int lacking = AudioClock.FRAME - now.play().room() / now.perTick();
      if (lacking <= 0) {
        return true;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      // Room comes with the samples' own pace, so that is how long to sleep.
      LockSupport.parkNanos(this, Math.min(left, Math.max(8, lacking) * AudioClock.TICK_NANOS));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return false;
  }

  @Override
  public long queued() {
    Queues now = queues;
    return now.play().queued() / now.perTick();
  }

  @Override
  public long played() {
    Queues now = queues;
    return now.play().played() / now.perTick();
  }

  @Override
  public long stop(Duration fade) {
    Queues now = queues;
    long samples = Math.max(0, AudioClock.ticks(fade) * now.perTick());
    return now.play().stop((int) Math.min(samples, PlayQueue.CAPACITY)) / now.perTick();
  }

  @Override
  public void hold() {
    queues.play().hold();
  }

  @Override
  public void resume() {
    queues.play().resume();
  }

  @Override
  public long sentNanos(long position) {
    return sent.nanos(position);
  }
}
