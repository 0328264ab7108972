package dev.parley.stt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.audio.AudioClock;
import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundSocket;
import dev.parley.outbound.OutboundSockets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hears by a stream: Deepgram's {@code /listen}
 * (developers.deepgram.com/reference/speech-to-text/listen-streaming). All audio of the leg is sent
 * as it comes, and a question asks for its end to be settled ("Finalize"). A stream that broke is
 * opened anew once a question failed for it. The lock guards all fields.
 */
final class DeepgramEar implements ServedEar {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FINALIZE = "{\"type\":\"Finalize\"}";
  private static final String CLOSE = "{\"type\":\"CloseStream\"}";

  /** Sent at once, in ticks: fewer messages, and no answer is later for it. */
  private static final int BATCH = (int) AudioClock.ticks(Duration.ofMillis(80));

  /** Somebody who was silent for so long is not in the middle of a word. */
  private static final long PAUSED = AudioClock.ticks(Duration.ofMillis(40));

  /** Filled with silence; what lies further apart is another stream. */
  private static final long LONGEST_GAP = AudioClock.ticks(Duration.ofSeconds(5));

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Function<OutboundSocket.Listener, OutboundSocket> opening;
  private final int perTick;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private final ByteBuffer batch;
  private @Nullable Stream stream;
  private @Nullable String broke;
  private long end = -1;
  private boolean closed;

  /** One connection. */
  private static final class Stream {
    final OutboundSocket socket;
    final DeepgramWords words;

    /** How many questions were settled. */
    int settlings;

    Stream(OutboundSocket socket, long base) {
      this.socket = socket;
      words = new DeepgramWords(base);
    }
  }

  /**
   * An ear, whose stream begins with the first audio.
   *
   * @param opening begins to connect
   */
  DeepgramEar(Function<OutboundSocket.Listener, OutboundSocket> opening, SttOptions options) {
    this.opening = opening;
    perTick = AudioClock.samplesPerTick(options.rate());
    batch = ByteBuffer.allocate(2 * BATCH * perTick * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An ear of a server's. */
  static DeepgramEar of(HearingServer server, OutboundSockets sockets, SttOptions options) {
    Endpoint.Key key = server.endpoint().key();
    Map<String, String> headers =
        key == null ? Map.of() : Map.of("Authorization", "Token " + key.value());
    URI address =
        server
            .endpoint()
            .at(
                "/listen?model=%s&language=%s&encoding=linear16&sample_rate=%d&channels=1&interim_results=true&punctuate=true"
                    .formatted(
                        URLEncoder.encode(server.endpoint().model(), StandardCharsets.UTF_8),
                        URLEncoder.encode(options.language(), StandardCharsets.UTF_8),
                        options.rate()));
    return new DeepgramEar(listener -> sockets.open(address, headers, CONNECT, listener), options);
  }

  @Override
  public void accept(short[] samples, int count, long position) {
    lock.lock();
    try {
      if (end >= 0 && (position < end || position > end + LONGEST_GAP)) {
        leave("the audio has a gap");
        broke = null;
      }
      if (stream == null && broke == null && !closed) {
        open(position);
      }
      Stream now = stream;
      if (now != null && end >= 0) {
        for (long i = end; i < position; i++) {
          put(now, new short[perTick], perTick);
        }
      }
      end = position + count / perTick;
      if (now != null) {
        put(now, samples, count);
      }
    } finally {
      lock.unlock();
    }
  }

  private void open(long position) {
    batch.clear();
    end = position;
    Incoming incoming = new Incoming();
    Stream opened = new Stream(opening.apply(incoming), position);
    incoming.of = opened;
    stream = opened;
  }

  private void put(Stream to, short[] samples, int count) {
    for (int i = 0; i < count; i++) {
      batch.putShort(samples[i]);
      if (!batch.hasRemaining() || (i == count - 1 && full())) {
        flush(to);
      }
    }
  }

  private boolean full() {
    return batch.position() >= BATCH * perTick * Short.BYTES;
  }

  private void flush(Stream to) {
    if (batch.position() > 0) {
      byte[] bytes = new byte[batch.position()];
      batch.flip().get(bytes);
      batch.clear();
      boolean _ = to.socket.send(ByteBuffer.wrap(bytes));
    }
  }

  @Override
  public void transcribe(long from, long to, Duration within, Consumer<ServedAnswer> answer) {
    var _ =
        Thread.ofVirtual()
            .name("served-recogniser")
            .start(() -> answer.accept(answer(from, to, within)));
  }

  private ServedAnswer answer(long from, long to, Duration within) {
    lock.lock();
    try {
      Stream asked = stream;
      if (asked == null) {
        return notConnected();
      }
      if (from < asked.words.base()) {
        return new ServedAnswer.Failed("it was not connected yet");
      }
      flush(asked);
      boolean paused = end - to >= PAUSED;
      int before = asked.settlings;
      if (paused && !asked.words.settled(to)) {
        boolean _ = asked.socket.send(FINALIZE);
      }
      return answer(asked, from, to, paused, before, within);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new ServedAnswer.Failed("nobody waited for it");
    } finally {
      lock.unlock();
    }
  }

  /** Of what was said to a pause all must be settled; else it is enough that something is known. */
  private ServedAnswer answer(
      Stream asked, long from, long to, boolean paused, int before, Duration within)
      throws InterruptedException {
    long left = within.toNanos();
    while (stream == asked) {
      ServedAnswer.Words words = asked.words.between(from, to);
      boolean enough =
          paused ? asked.words.settled(to) || asked.settlings > before : !words.text().isEmpty();
      if (enough || (left <= 0 && asked.words.known(to))) {
        return words;
      }
      if (left <= 0) {
        return new ServedAnswer.Failed("no answer within %d ms".formatted(within.toMillis()));
      }
      left = change.awaitNanos(left);
    }
    return notConnected();
  }

  /** Told to one question; then the stream is opened anew, with the next audio. */
  private ServedAnswer notConnected() {
    String why = broke;
    broke = null;
    return new ServedAnswer.Failed(why == null ? "it is not connected" : why);
  }

  /** The stream is over; the next question opens another. */
  private void leave(String why) {
    Stream before = stream;
    stream = null;
    broke = why;
    if (before != null) {
      before.socket.close();
    }
    change.signalAll();
  }

  private final class Incoming implements OutboundSocket.Listener {
    private @Nullable Stream of;

    @Override
    public void text(String text) {
      JsonNode message;
      try {
        message = JSON.readTree(text);
      } catch (JsonProcessingException _) {
        ended("what came is no JSON");
        return;
      }
      lock.lock();
      try {
        Stream now = of;
        if (now == null || now != stream) {
          return;
        }
        switch (message.path("type").asText()) {
          case "Results" -> {
            now.words.take(message);
            now.settlings += message.path("from_finalize").asBoolean() ? 1 : 0;
            change.signalAll();
          }
          case "Error" -> leave("it told of an error");
          default -> {} // of the stream as a whole, or of a later version
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void ended(String why) {
      lock.lock();
      try {
        if (of != null && of == stream) {
          leave(why);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void forget(long before) {
    lock.lock();
    try {
      if (stream != null) {
        stream.words.forget(before);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Stream last = stream;
      stream = null;
      closed = true;
      if (last != null) {
        boolean _ = last.socket.send(CLOSE);
        last.socket.close();
      }
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
