package dev.parley.tts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.Rest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Speaks by the protocols of OpenAI, ElevenLabs and Deepgram, as well or as badly as a test wants.
 * What is not asked as they want it is refused with their status codes.
 */
public final class SpeakingServer implements AutoCloseable {
  public static final String KEY = "sk-test";

  /** As loud as its voice is. */
  public static final int LOUD = 3000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OPENAI_RATE = 24_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Manner manner;

  /** A request, as it came. */
  public record Asked(URI uri, JsonNode body, String authorization, String apiKey) {}

  /** How a request is answered. */
  @FunctionalInterface
  public interface Manner {
    void answer(JsonNode request, HttpExchange exchange) throws IOException, InterruptedException;
  }

  public SpeakingServer(Manner manner) throws IOException {
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/", this::take);
    server.start();
  }

  /** A server that hums as long as a text takes. */
  public static SpeakingServer humming() throws IOException {
    return new SpeakingServer(SpeakingServer::hum);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("xi-api-key"));
      asked.add(new Asked(exchange.getRequestURI(), body, bearer, key));
      int refused = refusal(exchange, body, bearer, key);
      if (refused == 0) {
        manner.answer(body, exchange);
      } else {
        say(exchange, refused, "{\"error\": {\"message\": \"no\"}}");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The status of what is asked wrongly, 0 of the rest. */
  private static int refusal(HttpExchange exchange, JsonNode body, String bearer, String key) {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    boolean post = exchange.getRequestMethod().equals("POST");
    if (path.equals("/v1/audio/speech") && post) {
      boolean whole = body.path("model").isTextual() && body.path("voice").isTextual();
      boolean right = whole && !body.path("input").asText().isEmpty();
      return !bearer.equals("Bearer " + KEY)
          ? 401
          : right && body.path("response_format").asText().equals("pcm") ? 0 : 400;
    }
    if (path.matches("/v1/text-to-speech/[^/]+/stream") && post) {
      boolean right = query.equals("output_format=pcm_16000") && body.path("text").isTextual();
      return !key.equals(KEY) ? 401 : right ? 0 : 422;
    }
    if (path.equals("/v1/speak") && post) {
      boolean right = query.contains("encoding=linear16") && query.contains("container=none");
      return !bearer.equals("Token " + KEY) ? 401 : right && body.has("text") ? 0 : 400;
    }
    return 404;
  }

  /** Answers otherwise from now on. */
  public void now(Manner other) {
    manner = other;
  }

  /** Its voice, asked in a protocol's way. */
  public VoiceServer voice(VoiceProtocol protocol, String name) {
    URI url = URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    return new VoiceServer(protocol, new Endpoint(url, "small-voice", new Endpoint.Key(KEY)), name);
  }

  /** Its voice by OpenAI's protocol, for listeners who have time. */
  public ServedVoices patiently(
      OutboundClient client, TextToSpeech embedded, Voice standIn, Path kept, Rest rest) {
    Duration ample = Duration.ofSeconds(20);
    return new ServedVoices(
        voice(VoiceProtocol.OPENAI, "nova"),
        client,
        embedded,
        standIn,
        Pronunciations.NONE,
        kept,
        rest,
        new SpeechBuffer.Patience(ample, ample, System::nanoTime));
  }

  /** What it was asked, oldest first. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Nothing happens, until the test is over. */
  public void hang() throws InterruptedException {
    over.await();
  }

  /** Waits; false if the test ends before. */
  public boolean pause(long millis) throws InterruptedException {
    return !over.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Begins an answer of samples, in chunks. */
  static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "audio/pcm");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  /** A status and a body of JSON. */
  public static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Says the text. */
  public static void hum(JsonNode request, HttpExchange exchange) throws IOException {
    String text = request.path("input").asText(request.path("text").asText());
    boolean narrow = String.valueOf(exchange.getRequestURI().getQuery()).contains("16000");
    try (OutputStream out = begin(exchange)) {
      out.write(sound(text.length() * 60, narrow ? 16_000 : OPENAI_RATE));
    }
  }

  /** A hum that pauses for 40 ms in every 200, at OpenAI's rate. */
  static byte[] sound(int millis) {
    return sound(millis, OPENAI_RATE);
  }

  private static byte[] sound(int millis, int rate) {
    ByteBuffer bytes =
        ByteBuffer.allocate(millis * rate / 1000 * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; bytes.hasRemaining(); i++) {
      boolean pauses = i % (rate / 5) >= rate * 4 / 25;
      bytes.putShort((short) (pauses ? 0 : LOUD * Math.sin(2 * Math.PI * 400 * i / rate)));
    }
    return bytes.array();
  }

  /** Silence at OpenAI's rate. */
  static byte[] silence(int millis) {
    return new byte[millis * OPENAI_RATE / 1000 * Short.BYTES];
  }

  /** Sends half of what it promised, and is gone. */
  public static void half(HttpExchange exchange, int millis) throws IOException {
    ByteBuffer sound = ByteBuffer.wrap(sound(2 * millis)).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[sound.capacity() / Short.BYTES];
    sound.asShortBuffer().get(samples);
    speak(exchange, samples, 0.5);
  }

  /**
   * Sends a part of samples at OpenAI's rate, and is gone if it is not all.
   *
   * @param part of it, 1 for all
   */
  public static void speak(HttpExchange exchange, short[] samples, double part) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    exchange.getResponseHeaders().set("Content-Type", "audio/pcm");
    exchange.sendResponseHeaders(200, bytes.capacity());
    exchange.getResponseBody().write(bytes.array(), 0, (int) (bytes.capacity() * part));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
