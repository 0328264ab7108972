package dev.parley.tts;

import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundLimits;
import dev.parley.outbound.OutboundRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A voice behind HTTP. It gives samples as they come, and fails with what went wrong in a few words
 * that hold neither the text nor the key: "HTTP 429".
 */
final class HttpVoice implements VoiceEngine {
  private static final int OK = 200;
  private static final int SAMPLE = Short.BYTES;

  /** Nobody says one sentence for longer. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** 40 ms at 24 kHz. */
  private static final int CHUNK = 960 * SAMPLE;

  private final VoiceServer server;
  private final OutboundClient client;
  private final OutboundLimits limits;
  private final Map<String, String> headers;

  /**
   * A voice; whoever made the client closes it.
   *
   * @param client which may go where the server is
   */
  HttpVoice(VoiceServer server, OutboundClient client) {
    this.server = server;
    this.client = client;
    limits =
        new OutboundLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            LONGEST,
            LONGEST.toSeconds() * rate() * SAMPLE);
    headers = server.protocol().headers(server.endpoint());
  }

  @Override
  public List<String> voices() {
    return List.of(server.voice());
  }

  @Override
  public int rate() {
    return server.protocol().rate();
  }

  @Override
  public void render(String text, String id, double speed, Sink sink) throws InterruptedException {
    VoiceProtocol protocol = server.protocol();
    OutboundRequest request =
        new OutboundRequest(
            "POST",
            protocol.address(server.endpoint(), id),
            headers,
            protocol.request(server.endpoint(), text, id, speed),
            limits,
            false);
    try (OutboundAnswer answer = client.open(request)) {
      if (answer.status() != OK) {
        throw new TtsException("HTTP " + answer.status());
      }
      mustBeSamples(answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT));
      pass(answer.body(), sink);
    } catch (OutboundException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while a voice spoke");
      }
      throw new TtsException(e.failure().words(), e);
    } catch (IOException e) {
      throw new TtsException("the connection broke", e);
    }
  }

  /** Servers that do not know the format send what they know. */
  private void mustBeSamples(String type) {
    boolean other =
        type.startsWith("text/")
            || type.contains("json")
            || type.contains("mpeg")
            || type.contains("mp3")
            || type.contains("wav")
            || type.contains("ogg")
            || type.contains("opus")
            || type.contains("flac")
            || type.contains("aac");
    if (other) {
      throw new TtsException("%s came in place of bare samples".formatted(type));
    }
    int rate = type.indexOf("rate=");
    if (rate >= 0 && !type.startsWith("rate=" + rate(), rate)) {
      throw new TtsException("%s came in place of %d samples a second".formatted(type, rate()));
    }
  }

  /** Passes samples on until they end, or no more are wanted. */
  private static void pass(InputStream body, Sink sink) throws IOException {
    byte[] bytes = new byte[CHUNK];
    short[] samples = new short[CHUNK / SAMPLE];
    boolean begun = false;
    int held = 0;
    for (int n = body.read(bytes); n >= 0; n = body.read(bytes, held, CHUNK - held)) {
      int whole = (held + n) / SAMPLE;
      if (!begun && whole > 1 && bytes[0] == 'R' && bytes[1] == 'I' && bytes[2] == 'F') {
        throw new TtsException("a WAV file came in place of bare samples");
      }
      for (int i = 0; i < whole; i++) {
        samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8);
      }
      held = held + n - whole * SAMPLE;
      if (held > 0) {
        bytes[0] = bytes[whole * SAMPLE];
      }
      begun |= whole > 0;
      if (whole > 0 && !sink.accept(samples, whole)) {
        return;
      }
    }
  }

  @Override
  public void close() {}
}
