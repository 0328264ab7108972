package dev.parley.bench.heard;

import dev.parley.audio.AudioClock;
import dev.parley.bench.callee.Sounds;
import dev.parley.bench.report.BenchException;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A recogniser's session that is asked for one text at a time. */
public final class Dictation implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int QUIET = AudioClock.RATE / 2;

  private final BlockingQueue<SttEvent> events = new LinkedBlockingQueue<>();
  private final SttSession session;

  /** Begins to hear so many samples a second. */
  public Dictation(SpeechToText stt, int rate) {
    session = stt.open(new SttOptions("en-US", rate, false), events::add);
  }

  /**
   * What a recogniser makes of samples with nothing but silence around them.
   *
   * @param rate samples a second
   */
  public static SttEvent.Final of(SpeechToText stt, short[] samples, int rate)
      throws InterruptedException {
    int perTick = AudioClock.samplesPerTick(rate);
    short[] quiet = new short[QUIET * perTick];
    int ticks = samples.length / perTick;
    try (Dictation dictation = new Dictation(stt, rate)) {
      dictation.accept(quiet, quiet.length, 0);
      dictation.accept(samples, ticks * perTick, QUIET);
      dictation.accept(quiet, quiet.length, QUIET + ticks);
      return dictation.text(
          QUIET + Sounds.firstVoiced(samples) / perTick,
          QUIET + Sounds.lastVoiced(samples) / perTick + 1);
    }
  }

  /** Takes samples in order; the position counts ticks. */
  public void accept(short[] samples, int count, long position) {
    session.accept(samples, count, position);
  }

  /** The text between two positions. */
  public SttEvent.Final text(long from, long to) throws InterruptedException {
    session.decode(from, to, SttOptions.Expected.FREE);
    return switch (events.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      case SttEvent.Final last -> last;
      case SttEvent.Failed(_, _, String reason) ->
          throw new BenchException("The recogniser failed: " + reason);
      case SttEvent.Partial _, SttEvent.EndOfUtterance _, SttEvent.StandIn _ ->
          throw new BenchException("The recogniser gave a partial text that nobody asked for.");
      case null -> throw new BenchException("The recogniser gave no text in %s.".formatted(LIMIT));
    };
  }

  @Override
  public void close() {
    session.close();
  }
}
