package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Somebody who uses a server that comes and goes, and insists. */
final class TestClient implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int TRIES = 900;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final AtomicReference<URI> server;
  private final String token;

  TestClient(URI server, String token) {
    this.server = new AtomicReference<>(server);
    this.token = token;
  }

  /** The server is to be found elsewhere now. */
  void move(URI to) {
    server.set(to);
  }

  JsonNode get(String path) throws InterruptedException {
    return insist(path, HttpRequest.newBuilder().GET());
  }

  /** Posts until it is answered; the key makes the repetitions one. */
  JsonNode post(String path, ObjectNode body, String key) throws InterruptedException {
    return insist(
        path,
        HttpRequest.newBuilder()
            .header("content-type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private JsonNode insist(String path, HttpRequest.Builder builder) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<JsonNode> answer = once(path, builder.copy());
      if (answer.isPresent()) {
        return answer.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("Nobody answers " + path);
  }

  /** Empty when nobody answered, or the server could not just now. */
  private Optional<JsonNode> once(String path, HttpRequest.Builder builder)
      throws InterruptedException {
    HttpRequest request =
        builder
            .uri(server.get().resolve(path))
            .timeout(PATIENCE)
            .header("x-api-token", token)
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return Optional.of(JSON.readTree(response.body()).path("data"));
      }
      if (response.statusCode() / 100 == 5
          || response.headers().firstValue("Retry-After").isPresent()) {
        return Optional.empty();
      }
      throw new AssertionError(
          "%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
