package dev.parley.sim;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Level;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListSet;

/** A line that notes when the voiced packets came in that its reader takes. */
final class HeardLine implements AudioLine {
  private final AudioLine line;
  private final ConcurrentSkipListSet<Long> voiced = new ConcurrentSkipListSet<>();

  HeardLine(AudioLine line) {
    this.line = line;
  }

  OptionalLong voicedFrom(long nanos) {
    Long found = voiced.ceiling(nanos);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  OptionalLong voicedBefore(long nanos) {
    Long found = voiced.lower(nanos);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  /** At most one reader at a time, so that one may follow another. */
  @Override
  public synchronized boolean poll(AudioFrame into) {
    boolean filled = line.poll(into);
    if (filled && !into.concealed() && Level.voiced(into.samples(), 0, into.samples().length)) {
      voiced.add(into.arrivedNanos());
    }
    return filled;
  }

  @Override
  public int rate() {
    return line.rate();
  }

  @Override
  public boolean heardSince(long nanos) {
    return line.heardSince(nanos);
  }

  @Override
  public boolean closed() {
    return line.closed();
  }

  @Override
  public int play(short[] samples, int from, int count) {
    return line.play(samples, from, count);
  }

  @Override
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    return line.awaitRoom(limit);
  }

  @Override
  public long queued() {
    return line.queued();
  }

  @Override
  public long played() {
    return line.played();
  }

  @Override
  public long stop(Duration fade) {
    return line.stop(fade);
  }

  @Override
  public void hold() {
    line.hold();
  }

  @Override
  public void resume() {
    line.resume();
  }

  @Override
  public long sentNanos(long position) {
    return line.sentNanos(position);
  }
}
