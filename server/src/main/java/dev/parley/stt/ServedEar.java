package dev.parley.stt;

import dev.parley.outbound.WaysOut;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One leg as a server hears it. Called from one thread. */
interface ServedEar extends AutoCloseable {
  /** For one leg. */
  @FunctionalInterface
  interface Source {
    ServedEar open(SttOptions options);
  }

  /** The ears of a server. */
  static Source source(HearingServer server, WaysOut ways, LongSupplier nanos) {
    return switch (server.protocol()) {
      case OPENAI -> {
        HttpTranscriber transcriber = new HttpTranscriber(server, ways.client(), nanos);
        yield options -> new ClipEar(transcriber, options);
      }
      case DEEPGRAM -> options -> DeepgramEar.of(server, ways.sockets(), options);
    };
  }

  /** Hears more audio, as {@link SttSession#accept} does. */
  void accept(short[] samples, int count, long position);

  /**
   * Asks what was said between two positions.
   *
   * @param answer told once, on another thread, not much later than the limit
   */
  void transcribe(long from, long to, Duration within, Consumer<ServedAnswer> answer);

  /** Forgets audio before a position. */
  void forget(long before);

  @Override
  void close();
}
