package dev.parley.stt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.outbound.Endpoint;
import io.javalin.Javalin;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.websocket.WsContext;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Hears by Deepgram's {@code /listen}: a WebSocket, bare samples in binary messages, and results
 * when it is asked to settle them, as well or as badly as a test wants.
 */
final class DeepgramServer implements AutoCloseable {
  static final String KEY = "dg-ears";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Javalin server;
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final Queue<Map<String, List<String>>> queries = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> heard = new ConcurrentHashMap<>();
  private volatile Manner manner = (_, _) -> {};

  /** What it does when it is asked to settle what it heard. */
  @FunctionalInterface
  interface Manner {
    /** Does it, having heard so many seconds of sound on this connection. */
    void settle(WsContext socket, double seconds);
  }

  /** A word of a result. */
  record Said(String word, double from, double to, double confidence) {}

  DeepgramServer() {
    server =
        Javalin.create(config -> {
          config.jetty.host = "127.0.0.1";
          config.jetty.port = 0;
          config.startup.showJavalinBanner = false;
          config.routes.wsBeforeUpgrade(context -> {
            if (!("Token " + KEY).equals(context.header("Authorization"))) {
              throw new UnauthorizedResponse();
            }
          });
          config.routes.ws(
              "/v1/listen",
              ws -> {
                ws.onConnect(socket -> queries.add(socket.queryParamMap()));
                ws.onBinaryMessage(socket ->
                    heard.merge(socket.sessionId(), socket.data().remaining(), Integer::sum));
                ws.onMessage(socket -> {
                  messages.add(socket.message());
                  if (socket.message().equals("{\"type\":\"Finalize\"}")) {
                    int rate = Integer.parseInt(String.valueOf(socket.queryParam("sample_rate")));
                    int bytes = heard.getOrDefault(socket.sessionId(), 0);
                    manner.settle(socket, bytes / 2.0 / rate);
                  }
                });
              });
        });
    server.start();
  }

  void now(Manner other) {
    manner = other;
  }

  HearingServer recogniser(String key) {
    URI url = URI.create("http://127.0.0.1:%d/v1".formatted(server.port()));
    return new HearingServer(
        HearingProtocol.DEEPGRAM, new Endpoint(url, "nova-3", new Endpoint.Key(key)));
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  List<Map<String, List<String>>> queries() {
    return List.copyOf(queries);
  }

  /** A result of this time, as Deepgram writes it. */
  static String results(
      double start, double duration, boolean isFinal, boolean fromFinalize, Said... words) {
    ObjectNode results =
        JSON.createObjectNode()
            .put("type", "Results")
            .put("duration", duration)
            .put("start", start)
            .put("is_final", isFinal)
            .put("speech_final", isFinal)
            .put("from_finalize", fromFinalize);
    results.putArray("channel_index").add(0).add(1);
    ObjectNode best = results.putObject("channel").putArray("alternatives").addObject();
    ArrayNode list = best.putArray("words");
    StringBuilder transcript = new StringBuilder();
    for (Said said : words) {
      list.addObject()
          .put("word", said.word().toLowerCase(Locale.ROOT).replaceAll("[^a-z']", ""))
          .put("start", said.from())
          .put("end", said.to())
          .put("confidence", said.confidence())
          .put("punctuated_word", said.word());
      transcript.append(transcript.isEmpty() ? "" : " ").append(said.word());
    }
    best.put("transcript", transcript.toString()).put("confidence", 0.9);
    try {
      return JSON.writeValueAsString(results);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
