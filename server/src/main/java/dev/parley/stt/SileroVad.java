package dev.parley.stt;

import dev.parley.audio.AudioLine;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded voice activity detector. One thread reads all lines, at a steady pace while there is
 * any, and judges the windows that came together in one run of the model. Silent ones too: what the
 * model remembers of silence changes when it takes the next words to be over.
 */
public final class SileroVad implements VoiceActivity {
  private static final Logger log = LoggerFactory.getLogger(SileroVad.class);
  private static final long PACE = Duration.ofMillis(5).toNanos();
  private static final Duration LAST_ROUND = Duration.ofSeconds(5);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(2);

  private final Map<SileroRate, SileroModel> models;
  private final List<WatchedLine> lines = new CopyOnWriteArrayList<>();
  private final Pulse pulse = new Pulse("voice-activity", LONGEST_ROUND);
  private final Thread thread;
  private volatile boolean closed;

  private SileroVad(Map<SileroRate, SileroModel> models) {
    this.models = models;
    thread = Thread.ofPlatform().name(pulse.name()).daemon().unstarted(() -> pulse.live(this::run));
  }

  /**
   * Loads the detector and starts its thread.
   *
   * @throws dev.parley.inference.InferenceException if its file was not fetched
   */
  public static SileroVad start(Inference inference, ModelStore models) {
    Map<SileroRate, SileroModel> loaded = new EnumMap<>(SileroRate.class);
    for (SileroRate rate : SileroRate.values()) {
      var model = new SileroModel(rate, inference, models);
      model.judge(List.of(new SileroModel.Memory(rate)));
      loaded.put(rate, model);
    }
    var vad = new SileroVad(loaded);
    vad.thread.start();
    return vad;
  }

  @Override
  public AutoCloseable watch(AudioLine line, Listener listener) {
    var watched = new WatchedLine(line, listener);
    lines.add(watched);
    LockSupport.unpark(thread);
    return () -> letGo(watched);
  }

  private void letGo(WatchedLine line) {
    if (line.leave()) {
      lines.remove(line);
    }
  }

  @Override
  public List<Pulse> pulses() {
    return List.of(pulse);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      if (thread.join(LAST_ROUND)) {
        models.values().forEach(SileroModel::close);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long[] next = {System.nanoTime()};
    pulse.rounds(() -> !closed, () -> next[0] = watchAll(next[0]));
  }

  /** Reads all lines, and waits for the next time; gives when it was due. */
  private long watchAll(long due) {
    if (lines.isEmpty()) {
      pulse.resting();
      LockSupport.park(this);
      return System.nanoTime();
    }
    pulse.working();
    while (round()) {
      // A line may have brought more than one window.
      pulse.working();
    }
    long next = Math.max(due + PACE, System.nanoTime() - PACE);
    for (long rest = next - System.nanoTime();
        rest > 0 && !closed;
        rest = next - System.nanoTime()) {
      LockSupport.parkNanos(this, rest);
    }
    return next;
  }

  /** Judges at most one window of each line; whether there was any. */
  private boolean round() {
    List<WatchedLine> ready = new ArrayList<>();
    List<WatchedLine> gone = new ArrayList<>();
    for (WatchedLine line : lines) {
      switch (advance(line)) {
        case WINDOW -> ready.add(line);
        case CLOSED -> gone.add(line);
        case WAITING -> {}
      }
    }
    for (WatchedLine line : gone) {
      if (line.leave()) {
        lines.remove(line);
        attempt(line, line.listener()::closed);
      }
    }
    if (ready.isEmpty()) {
      return false;
    }
    models.forEach((rate, model) -> judge(rate, model, ready));
    for (WatchedLine line : ready) {
      if (line.watched()) {
        attempt(line, line::tell);
      }
    }
    return true;
  }

  private static void judge(SileroRate rate, SileroModel model, List<WatchedLine> ready) {
    List<SileroModel.Memory> memories = new ArrayList<>();
    for (WatchedLine line : ready) {
      if (line.rate() == rate) {
        memories.add(line.memory());
      }
    }
    if (!memories.isEmpty()) {
      model.judge(memories);
    }
  }

  private WatchedLine.Advance advance(WatchedLine line) {
    try {
      return line.advance();
    } catch (Throwable e) {
      fail(line, e);
      return WatchedLine.Advance.WAITING;
    }
  }

  /** One line's broken listener must not silence the others. */
  private void attempt(WatchedLine line, Runnable telling) {
    try {
      telling.run();
    } catch (Throwable e) {
      fail(line, e);
    }
  }

  private void fail(WatchedLine line, Throwable e) {
    pulse.outlive(e);
    log.error("A line's voice activity failed; it is no longer watched.", e);
    letGo(line);
    try {
      line.listener().failed(e);
    } catch (Throwable again) {
      pulse.outlive(again);
      log.error("Nobody could be told that a line is no longer watched.", again);
    }
  }
}
