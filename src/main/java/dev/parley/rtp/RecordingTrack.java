package dev.parley.rtp;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording in the making: a ring of 5 s between the media thread, which adds, and the recorder,
 * which writes. When the ring is full frames are dropped, and silence takes their place in the
 * file.
 */
final class RecordingTrack implements Recording {
  private static final Logger log = LoggerFactory.getLogger(RecordingTrack.class);
  private static final int SLOTS = 256;
  private static final int FRAME = AudioFrame.SAMPLES;
  private static final int STEREO = 2 * FRAME;
  private static final Duration LENGTH = Duration.ofMillis(20);

  private final Path file;
  private final WavWriter writer;
  private final Consumer<RecordingTrack> stopper;
  private final short[] ring = new short[SLOTS * STEREO];
  private final short[] silence = new short[STEREO];
  private final long[] numbers = new long[SLOTS];
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final CountDownLatch finished = new CountDownLatch(1);
  private long frames;
  private volatile long end = -1;
  private long position;
  private long dropped;
  private boolean failed;

  /** Writes to a file; {@code stopper} is asked, from any thread, to {@link #end} this. */
  RecordingTrack(Path file, WavWriter writer, Consumer<RecordingTrack> stopper) {
    this.file = file;
    this.writer = writer;
    this.stopper = stopper;
  }

  /** Adds 20 ms; for the media thread. */
  void add(short[] left, short[] right) {
    long number = written.getPlain();
    if (number - taken.getAcquire() < SLOTS) {
      int slot = (int) (number % SLOTS);
      int at = slot * STEREO;
      for (int i = 0; i < FRAME; i++) {
        ring[at + 2 * i] = left[i];
        ring[at + 2 * i + 1] = right[i];
      }
      numbers[slot] = frames;
      written.setRelease(number + 1);
    }
    frames++;
  }

  /** Nothing will be added any more; for the media thread. */
  void end() {
    end = frames;
  }

  /** Writes what waits; for the recorder. True when all is written and the file finished. */
  boolean drain() {
    long last = end;
    while (taken.getPlain() < written.getAcquire()) {
      int slot = (int) (taken.getPlain() % SLOTS);
      fill(numbers[slot]);
      write(ring, slot * STEREO);
      position++;
      taken.setRelease(taken.getPlain() + 1);
    }
    if (last < 0) {
      return false;
    }
    fill(last);
    try {
      writer.close();
    } catch (IOException e) {
      fail(e);
    }
    finished.countDown();
    return true;
  }

  /** Puts silence in the place of frames that were dropped. */
  private void fill(long number) {
    while (position < number) {
      write(silence, 0);
      position++;
      dropped++;
    }
  }

  private void write(short[] samples, int from) {
    if (failed) {
      return;
    }
    try {
      writer.write(samples, from, STEREO);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    if (!failed) {
      failed = true;
      log.warn("The recording {} cannot be written any further. Is the disk full?", file, e);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public void stop() {
    stopper.accept(this);
  }

  @Override
  public Result await(Duration limit) throws InterruptedException {
    if (!finished.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new MediaException(
          "the recording %s is not finished after %s; the disk may be slow, or nobody stopped it"
              .formatted(file, limit));
    }
    return new Result(LENGTH.multipliedBy(position), LENGTH.multipliedBy(dropped), failed);
  }
}
