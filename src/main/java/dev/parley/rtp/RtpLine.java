package dev.parley.rtp;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A leg's line: two queues between the media thread and the conversation. */
final class RtpLine implements AudioLine {
  private static final long SAMPLE_NANOS = 125_000;

  private final HeardQueue heard = new HeardQueue();
  private final PlayQueue play = new PlayQueue();
  private final SentLog sent = new SentLog();
  private final AtomicLong arrived = new AtomicLong();
  private volatile boolean closed;

  HeardQueue heard() {
    return heard;
  }

  PlayQueue playQueue() {
    return play;
  }

  SentLog sent() {
    return sent;
  }

  void close() {
    closed = true;
  }

  @Override
  public boolean poll(AudioFrame into) {
    return heard.poll(into);
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
    return closed ? 0 : play.play(samples, from, count);
  }

  @Override
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!closed) {
      int lacking = AudioFrame.SAMPLES - play.room();
      if (lacking <= 0) {
        return true;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      // Room comes with the samples' own pace, so that is how long to sleep.
      LockSupport.parkNanos(this, Math.min(left, Math.max(8, lacking) * SAMPLE_NANOS));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return false;
  }

  @Override
  public long queued() {
    return play.queued();
  }

  @Override
  public long played() {
    return play.played();
  }

  @Override
  public long stop(Duration fade) {
    long samples = Math.max(0, fade.toNanos() / SAMPLE_NANOS);
    return play.stop((int) Math.min(samples, PlayQueue.CAPACITY));
  }

  @Override
  public void hold() {
    play.hold();
  }

  @Override
  public void resume() {
    play.resume();
  }

  @Override
  public long sentNanos(long position) {
    return sent.nanos(position);
  }
}
