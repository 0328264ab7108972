package dev.parley.driver;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Level;
import dev.parley.stt.VoiceActivity;
import dev.parley.turn.HeardWindow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Takes every loud window for speech. */
public final class LevelActivity implements VoiceActivity {
  @Override
  public AutoCloseable watch(AudioLine line, Listener listener) {
    AtomicBoolean stopped = new AtomicBoolean();
    Thread.ofVirtual().start(() -> watch(line, listener, stopped));
    return () -> stopped.set(true);
  }

  private static void watch(AudioLine line, Listener listener, AtomicBoolean stopped) {
    AudioFrame frame = new AudioFrame(line.rate());
    int perTick = AudioClock.samplesPerTick(line.rate());
    short[] window = new short[HeardWindow.TICKS * perTick];
    int filled = 0;
    while (!stopped.get()) {
      if (!line.poll(frame)) {
        if (line.closed()) {
          listener.closed();
          return;
        }
        LockSupport.parkNanos(500_000);
        continue;
      }
      for (int i = 0; i < frame.samples().length; i++) {
        window[filled++] = frame.samples()[i];
        if (filled == window.length) {
          boolean speech = Level.voiced(window, 0, filled);
          listener.window(
              window,
              frame.position() + (i + 1 - filled) / perTick,
              frame.arrivedNanos(),
              speech ? 1 : 0);
          filled = 0;
        }
      }
    }
  }

  @Override
  public void close() {}
}
