package dev.parley.telephony;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Listens to a line until it closes, and remembers what it heard. */
final class Ear implements AutoCloseable {
  private static final long FRAME_NANOS = 20_000_000;

  private final Object lock = new Object();
  private short[] heard = new short[AudioFrame.NARROWBAND * 10];
  private int length;
  private int concealed;
  private volatile boolean done;

  Ear(AudioLine line) {
    Thread.ofVirtual().name("ear").start(() -> listen(line));
  }

  private void listen(AudioLine line) {
    AudioFrame frame = new AudioFrame(line.rate());
    while (!done) {
      if (line.poll(frame)) {
        add(frame);
      } else if (line.closed()) {
        return;
      } else {
        LockSupport.parkNanos(FRAME_NANOS / 4);
      }
    }
  }

  private void add(AudioFrame frame) {
    synchronized (lock) {
      if (length + frame.samples().length > heard.length) {
        heard = Arrays.copyOf(heard, heard.length * 2);
      }
      System.arraycopy(frame.samples(), 0, heard, length, frame.samples().length);
      length += frame.samples().length;
      concealed += frame.concealed() ? 1 : 0;
    }
  }

  /** All that was heard so far. */
  short[] heard() {
    synchronized (lock) {
      return Arrays.copyOf(heard, length);
    }
  }

  /** How many of the frames heard had been lost. */
  int concealed() {
    synchronized (lock) {
      return concealed;
    }
  }

  @Override
  public void close() {
    done = true;
  }
}
