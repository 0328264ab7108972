package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.SippCallee;
import dev.parley.webhooks.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The real server, in a process of its own, dies in every way while it calls SIPp. Alone, since
 * what a starved server gives up by itself would count among what died with it.
 */
@Tag("alone")
class CrashIT {
  private static final long SEED = 7;

  /** More than these are for a long run, which has as many more deaths. */
  private static final int CALLS = Integer.getInteger("parley.crash.calls", 60);

  private static final int CALLS_A_DEATH = 15;
  private static final int DEATHS = CALLS / CALLS_A_DEATH;
  private static final int INVITES_A_ROUND = 10;
  private static final int CALLS_AT_ONCE = 8;
  private static final Duration BETWEEN_ORDERS = Duration.ofMillis(150);

  /** Generous: the machine may be busy. Alone it takes about a second. */
  private static final Duration IDLE_STOP = Duration.ofSeconds(10);

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration RUN_LIMIT = Duration.ofSeconds(Math.max(300, 5L * CALLS));

  /** What dies in turn. */
  private static final List<Death> ROUNDS =
      List.of(Death.SERVER, Death.POSTGRES, Death.SERVER, Death.BOTH);

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final Random random = new Random(SEED);
  private final List<ServerProcess> servers = new ArrayList<>();
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  private Path home = Path.of("");

  /** What is killed in a round. */
  private enum Death {
    SERVER,
    POSTGRES,
    BOTH
  }

  @BeforeEach
  void home() throws IOException {
    // PostgreSQL may run as another user, who must be let through.
    Files.setPosixFilePermissions(directory.path(), PosixFilePermissions.fromString("rwx--x--x"));
    home = directory.path().resolve("home");
  }

  @AfterEach
  void close() throws IOException {
    worker.shutdownNow();
    servers.forEach(ServerProcess::close);
    ServerProcess.killPostgres(home);
    await().until(() -> !Files.exists(home.resolve("postgres/data/postmaster.pid")) || gone());
  }

  private boolean gone() throws IOException {
    long pid =
        Long.parseLong(
            Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip());
    return ProcessHandle.of(pid).isEmpty();
  }

  private ServerProcess start(SippCallee callee) throws IOException {
    return start(callee, CALLS_AT_ONCE);
  }

  private ServerProcess start(SippCallee callee, int callsAtOnce) throws IOException {
    ServerProcess server =
        ServerProcess.start(
            home,
            directory.path().resolve("server-%d.log".formatted(servers.size())),
            Map.of(
                "PARLEY_TRUNK",
                "sip:127.0.0.1:%d".formatted(callee.port()),
                "PARLEY_TRUNK_CAPACITY",
                Integer.toString(callsAtOnce),
                "PARLEY_REQUESTS_PER_MINUTE",
                "100000",
                "PARLEY_CALLS_PER_SECOND",
                "20"));
    servers.add(server);
    return server;
  }

  private SippCallee callee(String talkTime) {
    return SippCallee.playing("hang-up")
        .with("ring", "300")
        .with("talk-time", talkTime)
        .taking(2 * CALLS, RUN_LIMIT)
        .start(Peers.ensure(), directory.path());
  }

  private static String number(int index) {
    return "+1202555%04d".formatted(index);
  }

  private static String order(TestClient client, String agent, String number)
      throws InterruptedException {
    ObjectNode contact = TestClient.JSON.createObjectNode();
    contact.put("phone_number", number).put("name", "Grace");
    String id = client.post("/contact/create", contact, "contact " + number).path("id").asText();
    ObjectNode order = TestClient.JSON.createObjectNode();
    order.put("contact_id", id).put("interview_id", agent);
    order.putObject("metadata").put("date", "Friday").put("time", "10 a.m.");
    return client.post("/contact/call", order, "call " + number).path("id").asText();
  }

  private static Map<String, String> orders(TestClient client, String agent)
      throws InterruptedException {
    Map<String, String> accepted = new TreeMap<>();
    for (int i = 0; i < CALLS; i++) {
      accepted.put(number(i), order(client, agent, number(i)));
      LockSupport.parkNanos(BETWEEN_ORDERS.toNanos());
    }
    return accepted;
  }

  private static boolean failed(Future<?> orders) throws Exception {
    return orders.isDone() && orders.get() == null;
  }

  private static void subscribe(TestClient client, WebhookReceiver receiver)
      throws InterruptedException {
    ObjectNode body = TestClient.JSON.createObjectNode();
    body.put("type", "NEW_RESPONSE").put("url", receiver.url().toString());
    var _ = client.post("/webhooks/subscribe", body, "subscribe");
  }

  private static String agent(TestClient client) throws InterruptedException {
    return client.get("/interview").at("/interviews/0/id").asText();
  }

  @Test
  void neverRingsTwiceAndNeverLosesACallWhateverDies() throws Exception {
    try (SippCallee callee = callee("1500");
        WebhookReceiver receiver = new WebhookReceiver()) {
      ServerProcess server = start(callee);
      try (TestClient client = new TestClient(server.awaitUp(), ServerProcess.token(home))) {
        subscribe(client, receiver);
        String agent = agent(client);
        Future<Map<String, String>> orders = worker.submit(() -> orders(client, agent));
        for (int round = 0; round < DEATHS; round++) {
          Death death = ROUNDS.get(round % ROUNDS.size());
          int enough = (round + 1) * INVITES_A_ROUND;
          await().atMost(LIMIT).until(() -> callee.invites().size() >= enough || failed(orders));
          LockSupport.parkNanos(Duration.ofMillis(random.nextInt(800)).toNanos());
          if (death != Death.SERVER) {
            ServerProcess.killPostgres(home);
          }
          if (death != Death.POSTGRES) {
            server.kill();
            server = start(callee);
            client.move(server.awaitUp());
          }
        }
        Map<String, String> accepted = orders.get();
        Map<String, JsonNode> ended = new TreeMap<>();
        for (String call : accepted.values()) {
          await()
              .atMost(LIMIT)
              .until(() -> !client.get("/call/" + call).path("end_reason").isNull());
          ended.put(call, client.get("/call/" + call));
          assertThat(ends(client.get("/call/%s/journal".formatted(call)))).isEqualTo(1);
        }
        for (String call : accepted.values()) {
          await().atMost(LIMIT).until(() -> !receiver.about(call).isEmpty());
        }
        server.askToStop();
        assertThat(server.awaitEnd(LIMIT)).isZero();

        report(callee, receiver, ended);
        assertThat(accepted.values()).doesNotHaveDuplicates();
        assertThat(callee.invites().values()).allMatch(ids -> ids.size() == 1);
        assertThat(reasons(ended.values())).containsKeys("callee_hung_up", "interrupted");
        assertThat(ended.values())
            .extracting(call -> call.path("end_reason").asText())
            .as("%s", ended)
            .isSubsetOf("callee_hung_up", "interrupted");
        // Nothing but what was under way when something died.
        assertThat(reasons(ended.values()).get("interrupted"))
            .isLessThanOrEqualTo(DEATHS * CALLS_AT_ONCE);
        accepted.forEach((number, call) -> {
          JsonNode record = Objects.requireNonNull(ended.get(call));
          boolean talked = record.path("end_reason").asText().equals("callee_hung_up");
          assertThat(record.path("status").asText()).isEqualTo(talked ? "COMPLETED" : "FAILED");
          assertThat(record.path("fault").asText()).isEqualTo(talked ? "callee" : "us");
          if (!record.path("start_time").isNull()) {
            assertThat(callee.invites()).containsKey(number);
          }
          assertThat(receiver.about(call))
              .allMatch(told -> told.body().path("status").equals(record.path("status")))
              .extracting(WebhookReceiver.Parcel::id)
              .containsOnly(receiver.about(call).getFirst().id());
        });
      }
    }
  }

  private static Map<String, Integer> reasons(Collection<JsonNode> calls) {
    Map<String, Integer> reasons = new TreeMap<>();
    calls.forEach(call -> reasons.merge(call.path("end_reason").asText(), 1, Integer::sum));
    return reasons;
  }

  private void report(SippCallee callee, WebhookReceiver receiver, Map<String, JsonNode> ended) {
    System.out.printf(
        "%d calls, %d deaths (%s), %d server starts: %d rung, ends %s, %d deliveries of %d events%n",
        CALLS,
        DEATHS,
        ROUNDS,
        servers.size(),
        callee.invites().size(),
        reasons(ended.values()),
        receiver.all().size(),
        receiver.all().stream().map(WebhookReceiver.Parcel::id).distinct().count());
  }

  @Test
  void letsTheCallUnderWayFinishWhenItIsToldToStop() throws Exception {
    try (SippCallee callee = callee("3000")) {
      ServerProcess first = start(callee, 1);
      try (TestClient client = new TestClient(first.awaitUp(), ServerProcess.token(home))) {
        String agent = agent(client);
        String talking = order(client, agent, number(1));
        String waiting = order(client, agent, number(2));
        await()
            .atMost(LIMIT)
            .until(() -> !client.get("/call/" + talking).path("start_time").isNull());
        first.askToStop();
        assertThat(first.awaitEnd(LIMIT)).isZero();
        assertThat(callee.invites()).containsOnlyKeys(number(1));

        ServerProcess second = start(callee, 1);
        client.move(second.awaitUp());
        assertThat(client.get("/call/" + talking).path("end_reason").asText())
            .isEqualTo("callee_hung_up");
        await()
            .atMost(LIMIT)
            .until(() -> !client.get("/call/" + waiting).path("end_reason").isNull());
        assertThat(client.get("/call/" + waiting).path("end_reason").asText())
            .isEqualTo("callee_hung_up");
        assertThat(callee.invites()).containsOnlyKeys(number(1), number(2));
        assertThat(callee.invites().values()).allMatch(ids -> ids.size() == 1);

        long told = System.nanoTime();
        second.askToStop();
        assertThat(second.awaitEnd(LIMIT)).isZero();
        Duration idle = Duration.ofNanos(System.nanoTime() - told);
        System.out.printf("stopped from idle within %d ms%n", idle.toMillis());
        assertThat(idle).isLessThan(IDLE_STOP);
      }
    }
  }

  private static long ends(JsonNode journal) {
    return StreamSupport.stream(journal.path("events").spliterator(), false)
        .filter(event -> event.path("type").asText().equalsIgnoreCase("ended"))
        .count();
  }
}
