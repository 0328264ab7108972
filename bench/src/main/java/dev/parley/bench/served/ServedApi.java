package dev.parley.bench.served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The HTTP interface as a customer uses it. */
public final class ServedApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances", "Alan", "Radia");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String token;

  ServedApi(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Publishes an agent and gives its id. */
  public String agent(String title, JsonNode document) throws InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("title", title);
    body.set("document", document);
    String id = post("/agent", body).path("id").asText();
    var _ = post("/agent/%s/publish".formatted(id), JSON.createObjectNode());
    return id;
  }

  /** Has an agent call a number, and gives the call's id. */
  public String call(String agent, String number) throws InterruptedException {
    ObjectNode order =
        JSON.createObjectNode().put("contact_id", contact(number)).put("interview_id", agent);
    return post("/contact/call", order).path("id").asText();
  }

  /** The id of whoever has a number. */
  public String contact(String number) throws InterruptedException {
    ObjectNode contact =
        JSON.createObjectNode().put("phone_number", number).put("name", name(number));
    return post("/contact/create", contact).path("id").asText();
  }

  /** Has events of a type told to an address. */
  public void subscribe(String type, URI address) throws InterruptedException {
    var _ =
        post(
            "/webhooks/subscribe",
            JSON.createObjectNode().put("type", type).put("url", address.toString()));
  }

  /** Names are few, because what is said with them is kept in a cache that others use too. */
  private static String name(String number) {
    return NAMES.get(Integer.parseInt(number.substring(number.length() - 4)) % NAMES.size());
  }

  /** A call's record, once it has ended. */
  public JsonNode ended(String call) throws InterruptedException {
    JsonNode record = get("/call/" + call);
    while (record.path("end_reason").isNull()) {
      Thread.sleep(LOOK);
      record = get("/call/" + call);
    }
    return record;
  }

  /** Whether a call is over. */
  public boolean hasEnded(String call) throws InterruptedException {
    return !get("/call/" + call).path("end_reason").isNull();
  }

  public void hangUp(String call) throws InterruptedException {
    // A call that has just ended by itself answers 409, which is as good.
    var _ = send("/call/%s/hangup".formatted(call), HttpRequest.BodyPublishers.ofString("{}"));
  }

  /** What the server tells of itself now. */
  public Gauges gauges() throws InterruptedException {
    HttpResponse<String> response = send(HttpRequest.newBuilder(url.resolve("/metrics")).GET());
    return Gauges.parse(response.body());
  }

  JsonNode get(String path) throws InterruptedException {
    return data(path, send(HttpRequest.newBuilder(url.resolve(path)).GET()));
  }

  private JsonNode post(String path, ObjectNode body) throws InterruptedException {
    return data(path, send(path, HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body)
      throws InterruptedException {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("content-type", "application/json")
            .POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return client.send(
          request.timeout(PATIENCE).header("x-api-token", token).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new BenchException("The server does not answer.", e);
    }
  }

  private static JsonNode data(String path, HttpResponse<String> response) {
    try {
      if (response.statusCode() != 200) {
        throw new BenchException(
            "%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body()).path("data");
    } catch (IOException e) {
      throw new BenchException(path + " answered something that is no JSON.", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
