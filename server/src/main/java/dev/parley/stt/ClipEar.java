package dev.parley.stt;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Resampler;
import java.time.Duration;
import java.util.function.Consumer;

/** Hears by clips: what is to be transcribed is sent when it is asked for. */
final class ClipEar implements ServedEar {
  /** As much around the words as the embedded recogniser takes. */
  private static final int BEFORE = (int) AudioClock.ticks(Duration.ofMillis(200));

  private static final int AFTER = (int) AudioClock.ticks(Duration.ofMillis(400));
  private static final int LONGEST = (int) AudioClock.ticks(Duration.ofSeconds(30));

  private final HttpTranscriber transcriber;
  private final SttOptions options;
  private final HeardAudio heard;

  ClipEar(HttpTranscriber transcriber, SttOptions options) {
    this.transcriber = transcriber;
    this.options = options;
    heard = new HeardAudio(options.rate(), LONGEST + BEFORE + AFTER);
  }

  @Override
  public void accept(short[] samples, int count, long position) {
    heard.add(samples, count, position);
  }

  @Override
  public void transcribe(long from, long to, Duration within, Consumer<ServedAnswer> answer) {
    long first = Math.max(from, to - LONGEST);
    short[] clip = heard.copy(first - BEFORE, to + AFTER);
    // Not interrupted when nobody waits any more: a connection that is cut must be made again.
    var _ =
        Thread.ofVirtual()
            .name("served-recogniser")
            .start(() -> answer.accept(answer(clip, within)));
  }

  private ServedAnswer answer(short[] clip, Duration within) {
    try {
      short[] wide = Resampler.convert(clip, options.rate(), HttpTranscriber.RATE);
      return transcriber.transcribe(wide, options.language(), within);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new ServedAnswer.Failed("nobody waited for it");
    } catch (RuntimeException e) {
      return new ServedAnswer.Failed("a defect: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void forget(long before) {
    heard.forget(before - BEFORE);
  }

  @Override
  public void close() {}
}
