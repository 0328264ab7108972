package dev.parley.stt;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioLine;
import dev.parley.watch.Pulse;
import java.util.List;

/** Says of every 32 ms of heard audio how likely it is speech; one model run serves all lines. */
public interface VoiceActivity extends AutoCloseable {
  /** Hears of one line's windows, in order, on the detector's thread; must not block. */
  interface Listener {
    /**
     * One window.
     *
     * @param samples 32 ms at the line's rate, valid only during the call
     * @param position of the first sample since the line opened, in ticks of {@link AudioClock}
     * @param arrivedNanos {@link System#nanoTime()} when the window's last packet came in
     * @param probability of speech, 0 to 1
     */
    void window(short[] samples, long position, long arrivedNanos, float probability);

    /** The line closed; no window follows. */
    void closed();

    /**
     * A defect ended the watch; no window follows.
     *
     * @param cause what was thrown
     */
    default void failed(Throwable cause) {
      closed();
    }
  }

  /** Starts to read a line; this is then the line's only reader. Closing the handle stops it. */
  AutoCloseable watch(AudioLine line, Listener listener);

  /** How the detector's thread does; none where it has none. */
  default List<Pulse> pulses() {
    return List.of();
  }

  @Override
  void close();
}
