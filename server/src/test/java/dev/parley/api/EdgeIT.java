package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.call.ContactId;
import dev.parley.records.CallOrder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every endpoint alike: who may, how much, in which form. */
class EdgeIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void asksWhoYouAre() {
    assertThat(api.stranger().wrongly().get("/user").code()).isEqualTo("missing_token");
    Reply unknown = api.stranger().with("x-api-token", "made up").get("/user");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.code()).isEqualTo("unknown_token");
    assertThat(api.stranger().with("x-api-token", "x".repeat(5000)).get("/user").status())
        .isEqualTo(401);
  }

  @Test
  void knowsTheUserOfTheToken() {
    JsonNode user = api.client().get("/user").data();
    assertThat(user.path("id").asText()).isEqualTo(api.ours().furniture().author.user().toString());
    assertThat(user.path("team_id").asText())
        .isEqualTo(api.ours().furniture().team.id().toString());
  }

  @Test
  void actsInTheTeamThatIsAskedFor() {
    String ours = api.ours().furniture().team.id().toString();
    String theirs = api.theirs().furniture().team.id().toString();
    assertThat(api.client().with("team_id", ours).get("/user").status()).isEqualTo(200);
    Reply refused = api.client().with("team_id", theirs).get("/user");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("wrong_team");
    assertThat(api.client().wrongly().with("team_id", "7").get("/user").status()).isEqualTo(403);
  }

  @Test
  void saysWhatAPathIsNotFor() {
    Reply missing = api.client().outside("GET", "/nothing/here", null);
    assertThat(missing.status()).isEqualTo(404);
    Reply method = api.client().outside("PUT", "/user", "{}");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.code()).isEqualTo("method_not_allowed");
    assertThat(method.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(api.client().outside("GET", "/contact/not-a-uuid", null).status()).isEqualTo(404);
    assertThat(api.client().outside("GET", "/contact/1-1-1-1-1", null).status()).isEqualTo(404);
    assertThat(api.client().outside("GET", "/agent/short", null).status()).isEqualTo(404);
  }

  @Test
  void readsOnlyJsonOfAReasonableSize() {
    ContractClient wrong = api.client().wrongly();
    Reply malformed = wrong.post("/contact/create", "{\"phone_number\": ");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.code()).isEqualTo("invalid_json");
    assertThat(malformed.message()).contains("line 1, column");
    assertThat(wrong.post("/contact/create", "[]").code()).isEqualTo("invalid_json");
    assertThat(wrong.post("/contact/create", "").code()).isEqualTo("invalid_json");
    assertThat(
            wrong.post("/contact/create", "{\"a\":".repeat(100) + "1" + "}".repeat(100)).message())
        .contains("64 deep");
    Reply type = wrong.with("Content-Type", "text/xml").post("/contact/create", "<phone_number/>");
    assertThat(type.status()).isEqualTo(415);
    Reply large =
        wrong.post("/contact/create", "{\"phone_number\":\"%s\"}".formatted("1".repeat(1 << 20)));
    assertThat(large.status()).isEqualTo(413);
  }

  @Test
  void answersTheSameRequestOnce() {
    ContractClient keyed = api.client().with("Idempotency-Key", "order-1");
    String order = order(api.ours().contact());
    Reply first = keyed.post("/contact/call", order);
    Reply second = keyed.post("/contact/call", order);
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    Reply other = keyed.post("/contact/call", order(api.ours().contact()));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency_key_reused");
    assertThat(keyed.post("/contact/create", "{\"phone_number\":\"+12025550111\"}").status())
        .isEqualTo(409);
    Reply theirs =
        api.theirs()
            .client()
            .with("Idempotency-Key", "order-1")
            .post("/contact/create", "{\"phone_number\":\"+12025550111\"}");
    assertThat(theirs.status()).isEqualTo(200);
  }

  @Test
  void answersARefusalTheSameWay() {
    ContractClient keyed = api.client().wrongly().with("Idempotency-Key", "refused-1");
    Reply first = keyed.post("/contact/create", "{\"phone_number\":\"nobody\"}");
    Reply second = keyed.post("/contact/create", "{\"phone_number\":\"nobody\"}");
    assertThat(first.status()).isEqualTo(400);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(keyed.with("Idempotency-Key", "k".repeat(256)).post("/contact/create", "{}").field())
        .isEqualTo("Idempotency-Key");
  }

  @Test
  void callsOnceHoweverOftenAndWheneverItIsAsked() throws Exception {
    ContractClient keyed = api.client().with("Idempotency-Key", "storm-1");
    String order = order(api.ours().contact());
    List<Callable<Reply>> storm = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      storm.add(() -> keyed.post("/contact/call", order));
    }
    List<Reply> replies = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> reply : executor.invokeAll(storm)) {
        replies.add(reply.get());
      }
    }
    assertThat(replies).extracting(Reply::status).isSubsetOf(200, 409).contains(200);
    assertThat(
            replies.stream()
                .filter(reply -> reply.status() == 200)
                .map(reply -> reply.data().path("id").asText())
                .distinct())
        .hasSize(1);
    api.clock.add(Duration.ofHours(25));
    assertThat(keyed.post("/contact/call", order).header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void callsOnceEvenIfTheServerDiedBeforeItAnswered() {
    var furniture = api.ours().furniture();
    String contact = api.ours().contact();
    var queued =
        furniture
            .records
            .orders()
            .order(
                CallOrder.of(furniture.author, ContactId.of(contact), furniture.agent)
                    .keyed("died-1"));
    assertThat(queued).isInstanceOf(CallOrder.Accepted.class);
    String call = ((CallOrder.Accepted) queued).call().id().toString();
    Reply again =
        api.client().with("Idempotency-Key", "died-1").post("/contact/call", order(contact));
    assertThat(again.data().path("id").asText()).isEqualTo(call);
  }

  @Test
  void saysSoWhenTheRecordsAreOutOfReach() throws SQLException {
    List<Connection> taken = new ArrayList<>();
    HikariDataSource pool = api.database().get().pool().unwrap(HikariDataSource.class);
    pool.getHikariConfigMXBean().setConnectionTimeout(250);
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        taken.add(pool.getConnection());
      }
      Reply busy = api.client().get("/user");
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.code()).isEqualTo("unavailable");
      assertThat(busy.header("Retry-After")).isNotEmpty();
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    assertThat(api.client().get("/user").status()).isEqualTo(200);
  }

  @Test
  void saysWhetherItIsWell() {
    JsonNode health = api.stranger().get("/health").data();
    assertThat(health.path("checks").path("database").asText()).isEqualTo("ok");
    api.healthy.set(false);
    try {
      Reply ill = api.stranger().get("/health");
      assertThat(ill.status()).isEqualTo(503);
      assertThat(ill.message()).contains("weather").doesNotContain("database");
    } finally {
      api.healthy.set(true);
    }
  }

  @Test
  void countsWhatItAnswers() {
    assertThat(api.client().get("/webhooks").status()).isEqualTo(200);
    assertThat(api.client().outside("GET", "/contact/nobody", null).status()).isEqualTo(404);
    assertThat(api.stranger().get("/metrics").text())
        .contains("method=\"GET\",route=\"/webhooks\",status=\"200\"")
        .contains("route=\"/contact/{id}\",status=\"404\"");
  }

  @Test
  void showsItsContract() {
    JsonNode contract = api.stranger().get("/openapi.json").json();
    assertThat(contract.path("openapi").asText()).startsWith("3.");
    assertThat(api.stranger().get("/docs").text()).contains("swagger-ui-bundle.js");
    for (String file :
        List.of("swagger-ui-bundle.js", "swagger-ui.css", "start.js", "favicon-32x32.png")) {
      Reply asset = api.stranger().outside("GET", "/docs/" + file, null);
      assertThat(asset.status()).as(file).isEqualTo(200);
      assertThat(asset.body()).isNotEmpty();
    }
    assertThat(api.stranger().outside("GET", "/docs/pom.xml", null).status()).isEqualTo(404);
    assertThat(api.stranger().outside("GET", "/docs/..%2fpom.xml", null).status())
        .isBetween(400, 404);
  }

  @Test
  void answersInItsOwnFormEvenWhatIsNotHttp() throws IOException {
    assertThat(raw("GET /contact?search=%zz HTTP/1.1\r\n")).contains("400").contains("\"error\"");
    assertThat(raw("GET /%zz HTTP/1.1\r\n")).contains("400").contains("\"error\"");
    assertThat(raw("NONSENSE\r\n")).contains("400").contains("\"error\"");
  }

  private static String raw(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server().port())) {
      socket.setSoTimeout(5000);
      String request =
          line
              + "Host: parley\r\nx-api-token: %s\r\nConnection: close\r\n\r\n"
                  .formatted(api.ours().token());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String order(String contact) {
    return "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
        .formatted(contact, api.ours().agent());
  }
}
