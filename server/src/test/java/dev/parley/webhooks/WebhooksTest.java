package dev.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.Reach;
import dev.parley.call.SteadyClock;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Claim;
import dev.parley.records.Delivery;
import dev.parley.records.Furniture;
import dev.parley.records.HangUps;
import dev.parley.records.NodeId;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Subscription.Type TYPE = Subscription.Type.NEW_RESPONSE;

  private record Received(String id, String timestamp, String signature, String body) {}

  private final Records records = Furniture.records(database);
  private final Notices notices = Notices.start(database.get());
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final OutboundClient outbound = OutboundClient.within(Reach.LOOPBACK);
  private final OutboundClient strict = OutboundClient.within(Reach.PUBLIC);
  private Webhooks webhooks = webhooks(settings(Duration.ofHours(1)));
  private final HttpServer server;
  private final Furniture home;

  WebhooksTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    home = Furniture.team(records, 1, 1);
  }

  private static WebhookSettings settings(Duration giveUpAfter) {
    return new WebhookSettings(
        Duration.ofMillis(500),
        new Backoff(Duration.ofMillis(40), Duration.ofMillis(100)),
        giveUpAfter,
        Duration.ofMillis(50));
  }

  private Webhooks webhooks(WebhookSettings settings) {
    return webhooks(settings, outbound);
  }

  private Webhooks webhooks(WebhookSettings settings, OutboundClient client) {
    return new Webhooks(
        records,
        new CallJson(URI.create("http://localhost")),
        settings,
        client,
        InstantSource.system(),
        SteadyClock.from(InstantSource.system()),
        new Random(3));
  }

  @BeforeEach
  void trunk() {
    NodeId _ = records.nodes().enter("test", Map.of("default", 1));
  }

  @AfterEach
  void close() {
    webhooks.close();
    notices.close();
    outbound.close();
    strict.close();
    server.stop(0);
  }

  /** A receiver that answers its n-th request, counted from 0, with a status. */
  private String receiver(String path, IntUnaryOperator statuses) {
    Queue<Received> mine = new ConcurrentLinkedQueue<>();
    server.createContext(
        path,
        exchange -> {
          Received got = read(exchange);
          int n = mine.size();
          mine.add(got);
          received.add(got);
          answer(exchange, statuses.applyAsInt(n));
        });
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  private static Received read(HttpExchange exchange) throws IOException {
    return new Received(
        exchange.getRequestHeaders().getFirst("webhook-id"),
        exchange.getRequestHeaders().getFirst("webhook-timestamp"),
        exchange.getRequestHeaders().getFirst("webhook-signature"),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange;
        OutputStream _ = exchange.getResponseBody()) {
      if (status == 429) {
        exchange.getResponseHeaders().add("Retry-After", "1");
      }
      if (status == 302) {
        exchange.getResponseHeaders().add("Location", "/elsewhere");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private Subscription subscribe(String url) {
    return records.subscriptions().subscribe(home.team.id(), TYPE, url, null).orElseThrow();
  }

  /** A call that ended: cancelled before anybody was rung, which subscribers are told too. */
  private CallId endedCall() {
    CallId call = home.call();
    assertThat(records.hangUps().ask(home.team.id(), call)).contains(HangUps.Outcome.CANCELLED);
    return call;
  }

  private List<Delivery> deliveries() {
    return records.deliveries().list(home.team.id(), new Page.Request(0, 50));
  }

  private Delivery awaitState(Delivery.State state) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> deliveries().size() == 1 && deliveries().getFirst().state() == state);
    return deliveries().getFirst();
  }

  @Test
  void deliversTheCallSignedWithBothSecrets() throws Exception {
    Subscription subscription = subscribe(receiver("/hook", _ -> 204));
    records.subscriptions().rotate(home.team.id(), subscription.id());
    webhooks.start(notices);
    CallId call = endedCall();
    Delivery delivery = awaitState(Delivery.State.DELIVERED);

    assertThat(received).hasSize(1);
    Received got = received.element();
    JsonNode body = new ObjectMapper().readTree(got.body());
    assertThat(body.get("id").asText()).isEqualTo(call.toString());
    assertThat(body.get("status").asText()).isEqualTo("CANCELLED");
    assertThat(body.get("conversation_history")).isEmpty();
    assertThat(got.id()).isEqualTo(delivery.id().toString());
    List<String> secrets = records.subscriptions().secrets(home.team.id(), subscription.id());
    assertThat(got.signature().split(" ")).hasSize(2);
    assertThat(got.signature())
        .isEqualTo(
            Signature.header(
                secrets,
                delivery.id().toString(),
                Instant.ofEpochSecond(Long.parseLong(got.timestamp())),
                got.body()));
  }

  @Test
  void triesAgainUntilItArrives() {
    subscribe(
        receiver(
            "/hook",
            n ->
                switch (n) {
                  case 0 -> 500;
                  case 1 -> 302;
                  default -> 200;
                }));
    webhooks.start(notices);
    CallId _ = endedCall();
    Delivery delivery = awaitState(Delivery.State.DELIVERED);
    assertThat(delivery.attempts()).isEqualTo(3);
    assertThat(received).extracting(Received::id).containsOnly(delivery.id().toString());
    assertThat(received)
        .extracting(Received::body)
        .hasSize(3)
        .containsOnly(received.element().body());
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    subscribe(receiver("/hook", n -> n == 0 ? 429 : 200));
    webhooks.start(notices);
    long before = System.nanoTime();
    CallId _ = endedCall();
    assertThat(awaitState(Delivery.State.DELIVERED).attempts()).isEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void endsTheSubscriptionWhoseReceiverIsGone() {
    subscribe(receiver("/hook", _ -> 410));
    webhooks.start(notices);
    CallId _ = endedCall();
    awaitState(Delivery.State.DROPPED);
    assertThat(records.subscriptions().list(home.team.id())).isEmpty();
    assertThat(received).hasSize(1);
  }

  @Test
  void parksWhatCannotBeDeliveredAndSendsItAgainByHand() {
    webhooks.close();
    webhooks = webhooks(settings(Duration.ofMillis(300)));
    subscribe(receiver("/hook", n -> n < 2 ? 500 : 200));
    server.removeContext("/hook");
    webhooks.start(notices);
    CallId _ = endedCall();
    Delivery parked = awaitState(Delivery.State.PARKED);
    assertThat(parked.lastStatus()).isEqualTo(404);
    assertThat(parked.attempts()).isGreaterThan(1);

    String _ = receiver("/hook", _ -> 200);
    assertThat(records.deliveries().resend(home.team.id(), parked.id())).isTrue();
    awaitState(Delivery.State.DELIVERED);
    assertThat(records.deliveries().resend(home.team.id(), parked.id())).isFalse();
  }

  @Test
  void givesUpAReceiverThatDoesNotAnswerInTimeForNow() {
    server.createContext(
        "/slow",
        exchange -> {
          var _ = read(exchange);
          received.add(new Received("", "", "", ""));
        });
    subscribe("http://127.0.0.1:%d/slow".formatted(server.getAddress().getPort()));
    webhooks.start(notices);
    CallId _ = endedCall();
    await().until(() -> received.size() >= 2);
    assertThat(deliveries().getFirst().lastError()).contains("No answer within 500 ms");
  }

  @Test
  void refusesAddressesOfPrivateNetworksAndOtherSchemes() {
    webhooks.close();
    webhooks = webhooks(settings(Duration.ofHours(1)), strict);
    subscribe(receiver("/hook", _ -> 200));
    webhooks.start(notices);
    CallId _ = endedCall();
    assertThat(awaitState(Delivery.State.PARKED).lastError()).contains("private network");
    assertThat(received).isEmpty();
  }

  @Test
  void tellsOfOneCallInOrder() {
    String url = receiver("/hook", n -> n < 2 ? 500 : 200);
    subscribe(url);
    CallId call = home.call();
    database.queueTwice(home.team.id(), call, home.agent);
    webhooks.start(notices);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            deliveries().size() == 2
                && deliveries().stream().allMatch(d -> d.state() == Delivery.State.DELIVERED));
    List<String> ids = received.stream().map(Received::id).toList();
    assertThat(ids).hasSize(4);
    assertThat(ids.subList(0, 3)).containsOnly(ids.getFirst());
    assertThat(ids.get(3)).isNotEqualTo(ids.getFirst());
    assertThat(records.hangUps().ask(home.team.id(), call)).contains(HangUps.Outcome.CANCELLED);
  }

  /** What cannot be told, and stands before what can, in the outbox and by time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update outbox set type = 'NEWS' where call = ?",
        "update outbox set agent = 'no id' where call = ?",
        "update calls set status = 'STRANGE' where id = ?",
        "update calls set end_reason = 'STRANGE' where id = ?",
        "update contacts set phone_number = 'none' where id = (select contact from calls where id = ?)"
      })
  void parksWhatCannotBeToldAndTellsTheRest(String spoiling) {
    subscribe(receiver("/hook", _ -> 200));
    CallId bad = endedCall();
    database.execute(spoiling, bad.value());
    List<CallId> good = List.of(endedCall(), endedCall());
    long parked = records.outbox().backlog().parked();
    webhooks.start(notices);
    await().atMost(Duration.ofSeconds(10)).until(() -> received.size() == good.size());
    assertThat(received)
        .extracting(got -> new ObjectMapper().readTree(got.body()).get("id").asText())
        .containsExactlyInAnyOrderElementsOf(good.stream().map(CallId::toString).toList());
    await().until(() -> records.outbox().backlog().parked() == parked + 1);
    assertThat(records.outbox().backlog().waiting()).isZero();
    assertThat(records.outbox().backlog().oldest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000", "1e-2000", "[[1e100000]]", "{\"y\": 1e400}"})
  void tellsACallWhoseMetadataHoldsWhatNoClientCanRead(String value) throws Exception {
    subscribe(receiver("/hook", _ -> 200));
    CallId call = endedCall();
    database.execute(
        "update calls set metadata = jsonb_build_object('x', cast(? as jsonb)) where id = ?",
        value,
        call.value());
    webhooks.start(notices);
    awaitState(Delivery.State.DELIVERED);
    assertThat(
            new ObjectMapper()
                .readTree(received.element().body())
                .at("/metadata/x")
                .isMissingNode())
        .isFalse();
  }

  @Test
  void tellsOfAnActionThatFailedWhileTheCallGoesOn() throws Exception {
    String url = receiver("/hook", _ -> 200);
    var _ =
        records
            .subscriptions()
            .subscribe(home.team.id(), Subscription.Type.ACTION_FAILED, url, home.agent.value())
            .orElseThrow();
    webhooks.start(notices);
    CallId call = home.call();
    Claim claim =
        records
            .claims()
            .claim(records.nodes().enter("here", Map.of("default", 100)), 1, Duration.ofMinutes(1))
            .getFirst();
    assertThat(
            database.write(
                claim,
                new CallEvent.ActionFailed(
                    Instant.now(), "ask.book", "Book", "ask", 500, "HTTP 500")))
        .isTrue();
    awaitState(Delivery.State.DELIVERED);
    JsonNode body = new ObjectMapper().readTree(received.element().body());
    assertThat(body.path("id").asText()).isEqualTo(call.toString());
    assertThat(body.path("action").toString())
        .isEqualTo(
            "{\"id\":\"ask.book\",\"name\":\"Book\",\"node_id\":\"ask\",\"status\":500,\"error\":\"HTTP 500\"}");
    assertThat(
            database.write(
                claim,
                new CallEvent.Ended(Instant.now(), EndReason.AGENT_ENDED, "", Map.of(), List.of())))
        .isTrue();
  }

  @Test
  void tellsTheFolderOfAllAgentsWhatHappensInIt() {
    var _ =
        records
            .subscriptions()
            .subscribe(
                home.team.id(),
                Subscription.Type.FOLDER_NEW_RESPONSE,
                receiver("/hook", _ -> 200),
                null)
            .orElseThrow();
    webhooks.start(notices);
    CallId _ = endedCall();
    assertThat(awaitState(Delivery.State.DELIVERED).type())
        .isEqualTo(Subscription.Type.FOLDER_NEW_RESPONSE);
  }

  @Test
  void saysHowLongTheOldestEventHasWaited() {
    CallId _ = endedCall();
    assertThat(records.outbox().backlog().oldest()).isNotNull();
    assertThat(records.outbox().backlog().waiting()).isPositive();
    webhooks.start(notices);
    await().until(() -> records.outbox().backlog().waiting() == 0);
  }

  @Test
  void tellsOnlyThoseWhoSubscribedToTheAgent() {
    String url = receiver("/hook", _ -> 200);
    var _ = records.subscriptions().subscribe(home.team.id(), TYPE, url, "ZZZZZZZZ").orElseThrow();
    var _ =
        records
            .subscriptions()
            .subscribe(home.team.id(), TYPE, url, home.agent.value())
            .orElseThrow();
    webhooks.start(notices);
    CallId _ = endedCall();
    awaitState(Delivery.State.DELIVERED);
    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void waitsLongerAfterEachFailureAndGivesUpAfterADay() {
    WebhookSettings real = WebhookSettings.DEFAULT;
    Instant first = Instant.EPOCH;
    Random random = new Random(5);
    Instant at = first;
    int failures = 0;
    while (true) {
      failures++;
      var next = real.retry(first, failures, at, random);
      if (next.isEmpty()) {
        break;
      }
      Duration pause = Duration.between(at, next.get());
      Duration most = Duration.ofSeconds(Math.min(5L << Math.min(failures - 1, 20), 3600));
      assertThat(pause).isBetween(most.dividedBy(2), most);
      at = next.get();
    }
    assertThat(Duration.between(first, at)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    assertThat(failures).isBetween(30, 60);
  }

  @Test
  void signsAsTheSpecificationShows() {
    assertThat(
            Signature.header(
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }
}
