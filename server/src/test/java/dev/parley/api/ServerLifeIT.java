package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.LegId;
import dev.parley.records.TestJournal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class ServerLifeIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void saysWhichPortIsTaken() {
    int taken = api.server().port();
    assertThatThrownBy(() -> api.start(ApiConfig.of("127.0.0.1", taken)))
        .isInstanceOf(ApiServerException.class)
        .hasMessageContainingAll("port", ":" + taken, "in use", "--http");
  }

  @Test
  void saysThatAnAddressIsOfAnotherMachine() {
    assertThatThrownBy(() -> api.start(ApiConfig.of("203.0.113.9", 0)))
        .isInstanceOf(ApiServerException.class)
        .hasMessageContainingAll("203.0.113.9", "PARLEY_HTTP_HOST");
  }

  @Test
  void endsTheStreamsOfEventsWhenItStops() throws Exception {
    CallId call = api.ours().call();
    new TestJournal(api.ours().records(), call)
        .add(
            new CallEvent.Dialling(
                Instant.EPOCH, LegId.FIRST, new AttemptId(new UUID(1, 1)), "default", "x@parley"));
    Iterator<String> line;
    try (ApiServer server = api.start(ApiConfig.of("127.0.0.1", 0))) {
      line = follow(server, call).iterator();
      assertThat(line.next()).isEqualTo("id: 0");
    }
    assertThat(line).toIterable().last().isEqualTo("");
  }

  private static Stream<String> follow(ApiServer server, CallId call) throws Exception {
    var request =
        HttpRequest.newBuilder(server.url().resolve("/call/%s/events".formatted(call)))
            .header("x-api-token", api.ours().token());
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofLines())
        .body();
  }
}
