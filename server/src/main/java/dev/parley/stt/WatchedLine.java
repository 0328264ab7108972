package dev.parley.stt;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.util.concurrent.atomic.AtomicBoolean;

/** One line's frames, cut into windows. For the detector's thread. */
final class WatchedLine {
  private final AudioLine line;
  private final VoiceActivity.Listener listener;
  private final SileroRate rate;
  private final SileroModel.Memory memory;
  private final AudioFrame frame;
  private final short[] window;
  private int filled;
  private int taken;
  private long position;
  private final AtomicBoolean watched = new AtomicBoolean(true);

  /** What a line has to give. */
  enum Advance {
    WAITING,
    WINDOW,
    CLOSED
  }

  WatchedLine(AudioLine line, VoiceActivity.Listener listener) {
    this.line = line;
    this.listener = listener;
    rate = SileroRate.of(line.rate());
    memory = new SileroModel.Memory(rate);
    frame = new AudioFrame(line.rate());
    window = new short[rate.window()];
    taken = frame.samples().length;
  }

  SileroRate rate() {
    return rate;
  }

  boolean watched() {
    return watched.get();
  }

  /** Ends the watch, from any thread; whether it had not ended. */
  boolean leave() {
    return watched.compareAndSet(true, false);
  }

  VoiceActivity.Listener listener() {
    return listener;
  }

  SileroModel.Memory memory() {
    return memory;
  }

  /** Takes frames until a window is full or none is waiting. */
  Advance advance() {
    if (filled == window.length) {
      filled = 0;
    }
    // Asked first: what was heard before the line closed may still wait.
    boolean gone = line.closed();
    while (filled < window.length) {
      if (taken == frame.samples().length) {
        if (!line.poll(frame)) {
          return gone ? Advance.CLOSED : Advance.WAITING;
        }
        taken = 0;
      }
      if (filled == 0) {
        position = frame.position() + taken / AudioClock.samplesPerTick(frame.rate());
      }
      int count = Math.min(window.length - filled, frame.samples().length - taken);
      System.arraycopy(frame.samples(), taken, window, filled, count);
      filled += count;
      taken += count;
    }
    memory.hear(window);
    return Advance.WINDOW;
  }

  /** Tells the listener of the window and its probability. */
  void tell() {
    listener.window(window, position, frame.arrivedNanos(), memory.probability());
  }
}
