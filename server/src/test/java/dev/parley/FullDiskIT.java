package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.SippCallee;
import dev.parley.webhooks.WebhookReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The real server may write no more to a file, as on a disk that is full, in the middle of a call.
 */
class FullDiskIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Of a recording, a second and a half. */
  private static final int BYTES = 48_000;

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  @AfterEach
  void close() throws Exception {
    ServerProcess.killPostgres(directory.path().resolve("home"));
  }

  @Test
  void theCallGoesOnAndItsRecordingBreaksOff() throws Exception {
    Files.setPosixFilePermissions(directory.path(), PosixFilePermissions.fromString("rwx--x--x"));
    Path home = directory.path().resolve("home");
    try (SippCallee callee =
            SippCallee.playing("hang-up")
                .with("ring", "300")
                .with("talk-time", "4000")
                .start(Peers.ensure(), directory.path());
        WebhookReceiver receiver = new WebhookReceiver();
        ServerProcess server =
            ServerProcess.start(
                home,
                directory.path().resolve("server.log"),
                Map.of("PARLEY_TRUNK", "sip:127.0.0.1:%d".formatted(callee.port())));
        TestClient client = new TestClient(server.awaitUp(), ServerProcess.token(home))) {
      ObjectNode subscription = TestClient.JSON.createObjectNode();
      subscription.put("type", "NEW_RESPONSE").put("url", receiver.url().toString());
      JsonNode _ = client.post("/webhooks/subscribe", subscription, "subscribe");
      ObjectNode contact = TestClient.JSON.createObjectNode();
      contact.put("phone_number", "+12025550101").put("name", "Grace");
      ObjectNode order = TestClient.JSON.createObjectNode();
      order.put("contact_id", client.post("/contact/create", contact, "c").path("id").asText());
      order.put("interview_id", client.get("/interview").at("/interviews/0/id").asText());
      order.putObject("metadata").put("date", "Friday").put("time", "10 a.m.");

      server.mayWrite(BYTES);
      String id = client.post("/contact/call", order, "o").path("id").asText();
      await().atMost(LIMIT).until(() -> !client.get("/call/" + id).path("end_reason").isNull());
      JsonNode call = client.get("/call/" + id);
      assertThat(call.path("end_reason").asText()).isEqualTo("callee_hung_up");
      assertThat(call.path("fault").asText()).isEqualTo("callee");
      assertThat(Long.parseLong(call.path("duration_ms").asText())).isGreaterThan(3500);
      List<String> notes =
          client.get("/call/%s/journal".formatted(id)).path("events").findValuesAsText("text");
      assertThat(notes).contains("The recording breaks off: the disk refused it");
      try (var files = Files.walk(home.resolve("recordings"))) {
        assertThat(files.filter(Files::isRegularFile))
            .singleElement()
            .satisfies(file -> assertThat(Files.size(file)).isBetween(8_000L, (long) BYTES));
      }
      await().atMost(LIMIT).until(() -> !receiver.about(id).isEmpty());
      assertThat(receiver.about(id)).hasSize(1);
    }
  }
}
