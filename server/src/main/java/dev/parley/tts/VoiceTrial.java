package dev.parley.tts;

import dev.parley.outbound.OutboundClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Finds out whether a server's voice speaks, and how soon. */
public final class VoiceTrial {
  private static final String WORDS = "Hello, this is a short test of the voice.";

  /** As loud as a voice begins. */
  private static final int SOUND = 60;

  private final VoiceServer server;
  private final HttpVoice voice;
  private final LongSupplier nanos;

  /**
   * A trial of a voice.
   *
   * @param client which may go where the server is
   * @param nanos the time
   */
  public VoiceTrial(VoiceServer server, OutboundClient client, LongSupplier nanos) {
    this.server = server;
    this.nanos = nanos;
    voice = new HttpVoice(server, client);
  }

  /**
   * What it took.
   *
   * @param first until the first sound
   * @param whole until the last
   * @param speech how long the speech is
   */
  public record Took(Duration first, Duration whole, Duration speech) {}

  /**
   * Has the voice say a sentence.
   *
   * @throws TtsException with what went wrong in a few words
   */
  public Took run() throws InterruptedException {
    long asked = nanos.getAsLong();
    AtomicLong first = new AtomicLong(-1);
    AtomicLong samples = new AtomicLong();
    voice.render(
        WORDS,
        server.voice(),
        1,
        (chunk, count) -> {
          samples.addAndGet(count);
          for (int i = 0; i < count && first.get() < 0; i++) {
            if (Math.abs(chunk[i]) >= SOUND) {
              first.set(nanos.getAsLong() - asked);
            }
          }
          return true;
        });
    if (first.get() < 0) {
      throw new TtsException("only silence came");
    }
    return new Took(
        Duration.ofNanos(first.get()),
        Duration.ofNanos(nanos.getAsLong() - asked),
        Duration.ofMillis(1000 * samples.get() / voice.rate()));
  }
}
