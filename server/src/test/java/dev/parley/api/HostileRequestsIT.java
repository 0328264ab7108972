package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.records.ConnectionShare;
import dev.parley.records.NodeId;
import dev.parley.records.Records;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many clients at once that ask for as much as they may. */
class HostileRequestsIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final int CLIENTS = 40;
  private static final int REQUESTS = 6;
  private static final Duration LEASE = Duration.ofSeconds(6);

  /** Something that goes round like a call or a heartbeat, and the longest it was kept from it. */
  private static final class Round {
    final AtomicLong longest = new AtomicLong();
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final Thread thread;

    Round(Thread.Builder kind, Duration pace, Runnable work) {
      thread =
          kind.start(() -> {
            while (on.get()) {
              long since = System.nanoTime();
              work.run();
              try {
                Thread.sleep(pace);
              } catch (InterruptedException e) {
                return;
              }
              longest.accumulateAndGet(System.nanoTime() - since, Math::max);
            }
          });
    }

    Duration end() throws InterruptedException {
      on.set(false);
      thread.join();
      return Duration.ofNanos(longest.get());
    }
  }

  private static String large() {
    StringBuilder body = new StringBuilder("{\"document\": {\"nodes\": [");
    while (body.length() < 900_000) {
      body.append("{\"id\": \"n").append(body.length()).append("\", \"type\": \"end\"},");
    }
    return body.append("{}]}}").toString();
  }

  @Test
  void neitherKeepTheHeartbeatNorCallsNorHealthFromGoingOn() throws Exception {
    Records records = api.ours().records();
    Records beating = records.share(ConnectionShare.LEASE);
    NodeId node = beating.nodes().enter("test", Map.of());
    AtomicInteger lost = new AtomicInteger();
    Round heartbeat =
        new Round(
            Thread.ofPlatform().daemon(),
            Duration.ofMillis(200),
            () -> lost.addAndGet(beating.nodes().beat(node) ? 0 : 1));
    Round call = new Round(Thread.ofVirtual(), Duration.ofMillis(20), () -> {});
    AtomicInteger ill = new AtomicInteger();
    Round health =
        new Round(
            Thread.ofVirtual(),
            Duration.ofMillis(500),
            () -> ill.addAndGet(api.stranger().get("/health").status() == 200 ? 0 : 1));
    Set<Integer> answers = ConcurrentHashMap.newKeySet();
    String agent = api.ours().agent().toString();
    String large = large();
    URI validate = api.server().url().resolve("/agent/" + agent + "/validate");
    URI list = api.server().url().resolve("/call");
    List<Thread> clients = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < CLIENTS; i++) {
        boolean writes = i % 2 == 0;
        clients.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int n = 0; n < REQUESTS; n++) {
                    HttpRequest.Builder request =
                        HttpRequest.newBuilder(writes ? validate : list)
                            .header("x-api-token", api.ours().token());
                    if (writes) {
                      request
                          .header("Content-Type", "application/json")
                          .POST(HttpRequest.BodyPublishers.ofString(large));
                    }
                    answers.add(status(client, request.build()));
                  }
                }));
      }
      for (Thread thread : clients) {
        thread.join();
      }
    }
    assertThat(answers).isSubsetOf(200, 400, 413, 422, 503);
    assertThat(lost).hasValue(0);
    assertThat(heartbeat.end()).isLessThan(LEASE);
    assertThat(call.end()).isLessThan(Duration.ofSeconds(2));
    Duration _ = health.end();
    assertThat(ill).hasValue(0);
  }

  private static int status(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 503;
    }
  }
}
