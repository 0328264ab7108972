package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.HostileDocuments;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What takes too long, on a server where some time passes whenever somebody looks. */
class PatienceIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private static volatile Duration step = Duration.ZERO;
  private static ApiServer server;

  @BeforeAll
  static void start() {
    server =
        api.start(ApiConfig.of("127.0.0.1", 0), () -> now.updateAndGet(time -> time.plus(step)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ContractClient client() {
    return ContractClient.of(server.url()).with("x-api-token", api.ours().token());
  }

  @Test
  void takesNoBodyThatComesTooSlowly() throws Exception {
    step = Duration.ofMinutes(1);
    // Nobody knows when a body of no announced length is complete before its end has come.
    HttpRequest endless =
        HttpRequest.newBuilder(server.url().resolve("/contact/create"))
            .header("x-api-token", api.ours().token())
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofString("{\"phone_number\": \"+12025550177\"}")))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> refused = http.send(endless, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(408);
      assertThat(refused.body()).contains("body_too_slow");
    }
  }

  @Test
  void takesABodyThatComesInOnePiece() {
    step = Duration.ofMinutes(1);
    Reply created = client().post("/contact/create", "{\"phone_number\": \"+12025550177\"}");
    assertThat(created.status()).isEqualTo(200);
  }

  @Test
  void givesUpJudgingADocumentThatTakesTooLong() {
    step = Duration.ofMillis(500);
    String document = HostileDocuments.DENSE_GRAPH.of(200_000);
    Reply refused =
        client()
            .wrongly()
            .post(
                "/agent/%s/validate".formatted(api.ours().agent()),
                "{\"document\": %s}".formatted(document));
    assertThat(refused.code()).isEqualTo("too_busy");
    assertThat(refused.status()).isEqualTo(503);
  }
}
