package dev.parley.stt;

import dev.parley.audio.AudioClock;
import dev.parley.outbound.WaysOut;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;

/** Finds out whether a server's recogniser answers, and how soon. */
public final class HearingTrial {
  /** As long as a usual turn. */
  private static final int MILLIS = 2000;

  /** Of silence at its end. */
  private static final int PAUSE = 100;

  private static final int RATE = 16_000;
  private static final Duration TO_WAKE = Duration.ofSeconds(60);

  private final ServedEar.Source ears;
  private final LongSupplier nanos;

  /**
   * A trial of a recogniser.
   *
   * @param ways by which the server is reached
   * @param nanos the time
   */
  public HearingTrial(HearingServer server, WaysOut ways, LongSupplier nanos) {
    this.nanos = nanos;
    ears = ServedEar.source(server, ways, nanos);
  }

  /**
   * Has it hear a hum and a pause, whatever it makes of that.
   *
   * @return how long it took, connected as in a call
   * @throws SttException with what went wrong in a few words
   */
  public Duration run() throws InterruptedException {
    BlockingQueue<ServedAnswer> answers = new ArrayBlockingQueue<>(1);
    try (ServedEar ear = ears.open(new SttOptions("en", RATE, false))) {
      ear.accept(hum(), MILLIS * RATE / 1000, 0);
      long asked = nanos.getAsLong();
      long end = AudioClock.ticks(Duration.ofMillis(MILLIS - PAUSE));
      ear.transcribe(0, end, TO_WAKE, answers::add);
      return switch (answers.take()) {
        case ServedAnswer.Words _ -> Duration.ofNanos(nanos.getAsLong() - asked);
        case ServedAnswer.Failed(String why) -> throw new SttException(why);
      };
    }
  }

  private static short[] hum() {
    short[] hum = new short[MILLIS * RATE / 1000];
    for (int i = 0; i < (MILLIS - PAUSE) * RATE / 1000; i++) {
      hum[i] = (short) (3000 * Math.sin(2 * Math.PI * 200 * i / RATE));
    }
    return hum;
  }
}
