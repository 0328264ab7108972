package dev.parley.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A customer's endpoint: keeps what it is sent, and can tell who sent it (Standard Webhooks). */
public final class WebhookReceiver implements AutoCloseable {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Queue<Parcel> parcels = new ConcurrentLinkedQueue<>();

  /** One request. */
  public record Parcel(String id, String timestamp, String signature, String text) {
    /** What it says. */
    public JsonNode body() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("a webhook is no JSON: " + text, e);
      }
    }

    /** Whether it was signed with the secret, and lately. */
    public boolean signedWith(String secret) throws GeneralSecurityException {
      byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] expected =
          mac.doFinal((id + "." + timestamp + "." + text).getBytes(StandardCharsets.UTF_8));
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, Instant.now()).abs().compareTo(TOLERANCE) < 0
          && List.of(signature.split(" ", -1)).stream()
              .filter(one -> one.startsWith("v1,"))
              .map(one -> Base64.getDecoder().decode(one.substring(3)))
              .anyMatch(given -> MessageDigest.isEqual(given, expected));
    }
  }

  /** Begins to listen. */
  public WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      parcels.add(
          new Parcel(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
  }

  /** What came about a call. */
  public List<Parcel> about(String call) {
    return parcels.stream().filter(p -> p.body().path("id").asText().equals(call)).toList();
  }

  /** All that came. */
  public List<Parcel> all() {
    return List.copyOf(parcels);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
