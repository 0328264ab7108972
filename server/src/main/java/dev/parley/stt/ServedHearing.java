package dev.parley.stt;

import dev.parley.outbound.Rest;
import dev.parley.outbound.WaysOut;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A server's recogniser with the embedded one beside it and in its place. The words of a turn are
 * the server's if they come within {@link #WITHIN} of being asked for; otherwise the embedded
 * recogniser's, which are there by then. After failures the server is left alone for a while.
 * Thread-safe.
 */
public final class ServedHearing implements SpeechToText {
  /** Somebody who is silent waits for an answer. */
  public static final Duration WITHIN = Duration.ofMillis(700);

  private final SpeechToText embedded;
  private final ServedEar.Source ears;
  private final ServedSession.Settings settings;

  /**
   * A server's recogniser beside the embedded one.
   *
   * @param ways by which the server is reached; closed by whoever made them, after this
   * @param embedded closed by whoever made it
   * @param nanos the time
   */
  public ServedHearing(
      HearingServer server, WaysOut ways, SpeechToText embedded, Rest rest, LongSupplier nanos) {
    this(server, ways, embedded, new ServedSession.Settings(server.name(), WITHIN, rest, nanos));
  }

  /** The same for those of another patience. */
  ServedHearing(
      HearingServer server, WaysOut ways, SpeechToText embedded, ServedSession.Settings settings) {
    this.embedded = embedded;
    this.settings = settings;
    ears = ServedEar.source(server, ways, settings.nanos());
  }

  @Override
  public SttSession open(SttOptions options, Consumer<SttEvent> events) {
    return new ServedSession(
        tell -> embedded.open(options, tell), ears.open(options), settings, events);
  }

  @Override
  public boolean streams() {
    return embedded.streams();
  }

  @Override
  public void close() {}
}
