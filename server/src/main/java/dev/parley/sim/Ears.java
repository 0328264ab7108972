package dev.parley.sim;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioLine;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.stt.VoiceActivity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what is said on a line, from one pause to the next. */
final class Ears implements AutoCloseable {
  private static final float SPEECH = 0.5f;
  private static final long SHORTEST = AudioClock.RATE / 10;
  private static final long PAUSE = AudioClock.RATE / 2;
  private static final int MOST_WAITING = 1000;

  private final BlockingQueue<Window> windows = new LinkedBlockingQueue<>(MOST_WAITING);
  private final BlockingQueue<SttEvent> texts = new LinkedBlockingQueue<>(MOST_WAITING);
  private final SttSession stt;
  private final AutoCloseable watch;
  private long from = -1;
  private long to;
  private final int perTick;
  private boolean deciphering;

  private static final class Window {
    final short[] samples;
    final long position;
    final float probability;

    Window(short[] samples, long position, float probability) {
      this.samples = samples;
      this.position = position;
      this.probability = probability;
    }
  }

  Ears(SpeechToText recogniser, VoiceActivity activity, AudioLine line) {
    stt = recogniser.open(new SttOptions("en-US", line.rate(), false), texts::offer);
    perTick = AudioClock.samplesPerTick(line.rate());
    watch =
        activity.watch(
            line,
            new VoiceActivity.Listener() {
              @Override
              public void window(
                  short[] samples, long position, long arrivedNanos, float probability) {
                boolean _ = windows.offer(new Window(samples.clone(), position, probability));
              }

              @Override
              public void closed() {}
            });
  }

  /** Listens to what came in since the last time. */
  void listen() {
    for (Window w = windows.poll(); w != null; w = windows.poll()) {
      stt.accept(w.samples, w.samples.length, w.position);
      long end = w.position + w.samples.length / perTick;
      if (w.probability >= SPEECH) {
        from = from < 0 ? w.position : from;
        to = end;
      } else if (from >= 0 && end - to >= PAUSE) {
        paused();
      } else if (from < 0 && !deciphering) {
        stt.forget(end - AudioClock.RATE);
      }
    }
  }

  private void paused() {
    if (to - from >= SHORTEST) {
      deciphering = true;
      stt.decode(from, to, SttOptions.Expected.FREE);
    }
    from = -1;
  }

  /** Takes what was heard last without waiting for a pause, because no more will come. */
  void conclude() {
    listen();
    if (from >= 0) {
      paused();
    }
  }

  /** Whether somebody speaks, or what they said is still being made out. */
  boolean busy() {
    return from >= 0 || deciphering;
  }

  /** How long somebody has been speaking without a pause, in milliseconds. */
  long speaking() {
    return from < 0 ? 0 : (to - from) * 1000 / AudioClock.RATE;
  }

  /** Takes the next words heard, empty when there are none within the limit. */
  Optional<String> words(Duration limit) throws InterruptedException {
    SttEvent event = texts.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    return switch (event) {
      case null -> Optional.empty();
      case SttEvent.Partial _, SttEvent.EndOfUtterance _, SttEvent.StandIn _ -> Optional.empty();
      case SttEvent.Failed _ -> {
        deciphering = false;
        yield Optional.empty();
      }
      case SttEvent.Final words -> {
        deciphering = false;
        yield Optional.of(words.text().strip()).filter(text -> !text.isEmpty());
      }
    };
  }

  @Override
  public void close() {
    stt.close();
    try {
      watch.close();
    } catch (Exception e) {
      throw new SimException("A simulated callee cannot stop listening.", e);
    }
  }
}
