package dev.parley.rtp;

import dev.parley.audio.AudioClock;
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
  private static final Duration LENGTH = AudioClock.time(AudioClock.FRAME);

  private final Path file;
  private final WavWriter writer;
  private final Consumer<RecordingTrack> stopper;
  private final int frame;
  private final short[] lefts;
  private final short[] rights;
  private final short[] stereo;
  private final short[] silence;
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
  RecordingTrack(Path file, WavWriter writer, int rate, Consumer<RecordingTrack> stopper) {
    this.file = file;
    this.writer = writer;
    this.stopper = stopper;
    frame = AudioClock.FRAME * AudioClock.samplesPerTick(rate);
    lefts = new short[SLOTS * frame];
    rights = new short[SLOTS * frame];
    stereo = new short[2 * frame];
    silence = new short[2 * frame];
  }

  /** Adds 20 ms; for the media thread. */
  void add(short[] left, short[] right) {
    long number = written.getPlain();
    long oldest = taken.getAcquire();
    if (oldest == number) {
      // The recorder touches nothing until more is written. So the ring begins anew where it began
      // last, in memory that the processor's cache still holds.
      number = (number + SLOTS - 1) / SLOTS * SLOTS;
      oldest = number;
      taken.setPlain(number);
    }
    if (number - oldest < SLOTS) {
      int slot = (int) (number % SLOTS);
      System.arraycopy(left, 0, lefts, slot * frame, frame);
      System.arraycopy(right, 0, rights, slot * frame, frame);
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
    long filled = written.getAcquire(); // before taken, which add() may have moved
    for (long number = taken.getPlain(); number < filled; number++) {
      int slot = (int) (number % SLOTS);
      fill(numbers[slot]);
      interleave(slot * frame);
      write(stereo);
      position++;
      taken.setRelease(number + 1);
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

  /** Gives up what cannot be written any further; for the recorder. */
  void breakOff() {
    failed = true;
    finished.countDown();
    try {
      writer.close();
    } catch (IOException | RuntimeException e) {
      log.warn("The recording {} could not be finished", file, e);
    }
  }

  /** Puts silence in the place of frames that were dropped. */
  private void fill(long number) {
    while (position < number) {
      write(silence);
      position++;
      dropped++;
    }
  }

  private void interleave(int from) {
    for (int i = 0; i < frame; i++) {
      stereo[2 * i] = lefts[from + i];
      stereo[2 * i + 1] = rights[from + i];
    }
  }

  private void write(short[] samples) {
    if (failed) {
      return;
    }
    try {
      writer.write(samples, 0, samples.length);
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
