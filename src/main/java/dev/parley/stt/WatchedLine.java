package dev.parley.stt;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import java.util.concurrent.atomic.AtomicBoolean;

/** One line's frames, cut into windows. For the detector's thread. */
final class WatchedLine {
  private final AudioLine line;
  private final VoiceActivity.Listener listener;
  private final SileroModel.Memory memory = new SileroModel.Memory();
  private final AudioFrame frame = new AudioFrame();
  private final short[] window = new short[SileroModel.WINDOW];
  private int filled;
  private int taken = AudioFrame.SAMPLES;
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
      if (taken == AudioFrame.SAMPLES) {
        if (!line.poll(frame)) {
          return gone ? Advance.CLOSED : Advance.WAITING;
        }
        taken = 0;
      }
      if (filled == 0) {
        position = frame.position() + taken;
      }
      int count = Math.min(window.length - filled, AudioFrame.SAMPLES - taken);
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
