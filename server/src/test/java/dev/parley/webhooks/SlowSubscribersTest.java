package dev.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.call.Reach;
import dev.parley.call.SteadyClock;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Delivery;
import dev.parley.records.Furniture;
import dev.parley.records.HangUps;
import dev.parley.records.Notices;
import dev.parley.records.Page;
import dev.parley.records.Records;
import dev.parley.records.Subscription;
import dev.parley.records.TestDatabase;
import dev.parley.wire.CallJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subscribers that take for ever, and what the others notice of them: nothing. */
class SlowSubscribersTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /** No try ends by itself while a test runs. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final byte[] DRIP =
      "x".repeat(1 << 10).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final Records records = Furniture.records(database);
  private final Notices notices = Notices.start(database.get());
  private final HttpServer server;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final OutboundClient outbound = OutboundClient.within(Reach.LOOPBACK);
  private final Webhooks webhooks =
      new Webhooks(
          records,
          new CallJson(URI.create("http://localhost")),
          new WebhookSettings(
              LIMIT,
              new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1)),
              Duration.ofHours(1),
              Duration.ofMillis(50)),
          outbound,
          InstantSource.system(),
          SteadyClock.from(InstantSource.system()),
          new Random(3));

  SlowSubscribersTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/slow", this::hang);
    server.createContext("/endless", this::drip);
    server.createContext("/hook", this::take);
    server.start();
  }

  @BeforeEach
  void trunk() {
    var _ = records.nodes().enter("trunk", Map.of("default", 1));
  }

  @AfterEach
  void close() {
    over.countDown();
    webhooks.close();
    notices.close();
    outbound.close();
    server.stop(0);
  }

  private void hang(HttpExchange exchange) throws IOException {
    try (exchange) {
      hanging.incrementAndGet();
      over.await();
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers at once, and never comes to the end of it. */
  private void drip(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        while (over.getCount() > 0) {
          body.write(DRIP);
          body.flush();
        }
      }
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      taken.incrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void subscribe(Furniture team, String path) {
    var _ =
        records
            .subscriptions()
            .subscribe(
                team.team.id(),
                Subscription.Type.NEW_RESPONSE,
                "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path),
                null)
            .orElseThrow();
  }

  private static void endedCall(Furniture team) {
    assertThat(team.records.hangUps().ask(team.team.id(), team.call()))
        .contains(HangUps.Outcome.CANCELLED);
  }

  @Test
  void delayNobodyElseHoweverManyTheyAre() {
    Furniture theirs = Furniture.team(records, 1, 1);
    Furniture ours = Furniture.team(records, 1, 1);
    for (int i = 0; i < 300; i++) {
      subscribe(theirs, "/slow/" + i);
    }
    subscribe(ours, "/hook");
    for (int i = 0; i < 4; i++) {
      endedCall(theirs);
    }
    webhooks.start(notices);
    await().atMost(Duration.ofSeconds(60)).until(() -> hanging.get() > 100);
    for (int i = 1; i <= 20; i++) {
      endedCall(ours);
      int wanted = i;
      await().atMost(Duration.ofSeconds(30)).until(() -> taken.get() == wanted);
    }
    // Of one team no more than its part, of one subscriber never two.
    assertThat(hanging.get()).isLessThanOrEqualTo(128);
  }

  @Test
  void getOneDeliveryAtATime() {
    Furniture team = Furniture.team(records, 1, 1);
    subscribe(team, "/slow");
    subscribe(team, "/hook");
    for (int i = 0; i < 60; i++) {
      endedCall(team);
    }
    webhooks.start(notices);
    await().atMost(Duration.ofSeconds(60)).until(() -> taken.get() == 60);
    assertThat(hanging.get()).isEqualTo(1);
  }

  @Test
  void areDoneWithOnceTheyAnsweredThoughTheAnswerNeverEnds() {
    Furniture team = Furniture.team(records, 1, 1);
    subscribe(team, "/endless");
    endedCall(team);
    webhooks.start(notices);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            records.deliveries().list(team.team.id(), new Page.Request(0, 10)).stream()
                .anyMatch(delivery -> delivery.state() == Delivery.State.DELIVERED));
  }
}
