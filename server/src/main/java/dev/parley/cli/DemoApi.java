package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The HTTP interface as somebody outside uses it. */
public final class DemoApi implements AutoCloseable {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  public DemoApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** An answer that was not expected. */
  static final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
      super(message);
    }
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return data(request(path).GET().build());
  }

  public JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return data(
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Saves what a path answers. */
  public void save(String path, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response =
        client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
    if (response.statusCode() != 200) {
      throw new DemoException("GET %s answered %d.".formatted(path, response.statusCode()));
    }
  }

  /** Follows server-sent events to their end; each is one line of data. */
  public void follow(String path, Consumer<JsonNode> events)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path)).header("x-api-token", token).GET().build();
    HttpResponse<Stream<String>> response =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new DemoException("GET %s answered %d.".formatted(path, response.statusCode()));
    }
    try (Stream<String> lines = response.body()) {
      lines
          .filter(line -> line.startsWith("data:"))
          .map(line -> read(line.substring("data:".length())))
          .forEach(events);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("x-api-token", token);
  }

  private JsonNode data(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new DemoException(
          "%s %s answered %d: %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  response.body()));
    }
    return read(response.body()).path("data");
  }

  public static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DemoException("The server answered something that is no JSON: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
