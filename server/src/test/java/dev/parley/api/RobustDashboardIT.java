package dev.parley.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.parley.DashboardBrowser;
import dev.parley.agent.Node;
import dev.parley.agent.SampleAgent;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.LegId;
import dev.parley.call.PhoneNumber;
import dev.parley.records.TestDatabase;
import dev.parley.records.TestJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The dashboard as people of each role see it, where the network, the server and the database come
 * and go, where people say and are called what is meant to break pages, and as people with other
 * eyes and hands use it: what is done there is in {@code dashboard/e2e}, in {@code roles.test.mjs}
 * and {@code robust.test.mjs}.
 */
class RobustDashboardIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Node.Start START = SampleAgent.document().start().orElseThrow();
  private static final Instant AT = Instant.parse("2026-11-02T12:00:00Z");
  private static final String EMAIL = "olga@example.org";
  private static final String PASSWORD = "four plain words here";
  private static final String HTML = "<img src=x onerror=\"window.hacked=1\">";
  private static final String SCRIPT = "</script><script>window.hacked=2</script>";
  private static final String MIRRORED = "\u202Egnp.exe\u202C \u2067ok\u2069 \u200F";
  private static final String CONTROL = "\u0007\u001B[31m\u0085\u2028{{7*7}}${7*7}";
  private static final String HOSTILE = HTML + SCRIPT + MIRRORED + CONTROL;
  private static final String LONG = "unbreakable".repeat(1_000);

  /** What is as long as a name may be, and has no place to break. */
  private static final String NAME = HTML + MIRRORED + LONG.substring(0, 130);

  @Test
  void outlastsWhatGoesWrongAround() throws Exception {
    TestDatabase.Linked linked = database.linked();
    try (linked;
        TestApi.Other other = TestApi.over(linked.database())) {
      var furniture = other.tenant().furniture();
      var _ =
          furniture.records.users().create(furniture.team.id(), "Olga " + NAME, EMAIL, PASSWORD);
      ObjectNode known = hostile(other);
      int port = other.server().port();
      AtomicReference<ApiServer> server = new AtomicReference<>(other.server());
      HttpServer control =
          control(
              Map.of(
                  "/stop", () -> server.get().close(),
                  "/start", () -> server.set(TestApi.again(other, port)),
                  "/cut", () -> linked.link().cut(),
                  "/mend", () -> linked.link().mend()));
      try {
        URI url = URI.create(other.server().url().toString().replaceFirst("/$", ""));
        for (String script : List.of("roles.test.mjs", "robust.test.mjs")) {
          DashboardBrowser.run(
              url,
              url.resolve("/app/sign-in"),
              other.tenant().token(),
              script,
              Map.of(
                  "PARLEY_CALLS",
                  known.toString(),
                  "PARLEY_EMAIL",
                  EMAIL,
                  "PARLEY_PASSWORD",
                  PASSWORD,
                  "PARLEY_CONTROL",
                  "http://127.0.0.1:" + control.getAddress().getPort(),
                  "PARLEY_SCREENSHOTS",
                  Path.of("server", "target", "dashboard", "robust").toAbsolutePath().toString()));
        }
      } finally {
        control.stop(0);
        server.get().close();
      }
    }
  }

  /** Lets the script do what only this process can. */
  private static HttpServer control(Map<String, Runnable> deeds) throws IOException {
    HttpServer control =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    deeds.forEach((path, deed) -> {
      var _ =
          control.createContext(
              path,
              exchange -> {
                deed.run();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
              });
    });
    control.start();
    return control;
  }

  /** Makes one of each thing that people name, and a call in which it is said. */
  private static ObjectNode hostile(TestApi.Other other) throws IOException {
    ContractClient client = other.client();
    ObjectNode document = (ObjectNode) JSON.readTree(SampleAgent.json().toString());
    ObjectNode start = (ObjectNode) document.at("/nodes/0");
    start.put("name", NAME);
    ((ObjectNode) start.at("/outcomes/prompt/0")).put("label", NAME);
    ObjectNode draft = JSON.createObjectNode().put("title", "Agent " + NAME);
    String agent =
        client
            .post("/agent", draft.set("document", document).toString())
            .data()
            .path("id")
            .asText();
    client.post("/agent/%s/publish".formatted(agent), null).data();
    ObjectNode person = JSON.createObjectNode();
    person.put("phone_number", "+12025550160").put("name", (HOSTILE + LONG).substring(0, 200));
    person.putObject("attributes").put("note", HOSTILE).put(HTML, LONG.substring(0, 4_000));
    person.putArray("tags").add(HTML).add(LONG.substring(0, 100));
    String contact = client.post("/contact/create", person.toString()).data().path("id").asText();
    ObjectNode order = JSON.createObjectNode();
    order.put("contact_id", contact).put("interview_id", agent);
    order.putObject("metadata").put("plan", HOSTILE).put(SCRIPT, LONG.substring(0, 4_000));
    CallId call =
        new CallId(
            UUID.fromString(
                client.post("/contact/call", order.toString()).data().path("id").asText()));
    ObjectNode tags = JSON.createObjectNode();
    ArrayNode list = tags.putArray("tags");
    list.add(HTML).add(MIRRORED).add(LONG.substring(0, 100));
    client.send("PATCH", "/call/" + call, tags.toString()).data();
    said(other, call);
    other
        .tenant()
        .records()
        .suppressions()
        .add(other.tenant().furniture().author, new PhoneNumber("+12025550199"), HOSTILE + NAME);
    client.post("/token", JSON.createObjectNode().put("name", NAME).toString()).data();
    ObjectNode hook = JSON.createObjectNode().put("type", "NEW_RESPONSE");
    hook.put("url", "https://example.org/" + LONG.substring(0, 200));
    client.post("/webhooks/subscribe", hook.toString()).data();
    ObjectNode view = JSON.createObjectNode().put("name", NAME.substring(0, 100));
    view.put("shared", true);
    view.putObject("filters").putArray("tag").add(HTML);
    client.post("/view", view.toString()).data();
    for (int i = 0; i < 3; i++) {
      CallId _ = other.tenant().call();
    }
    return JSON.createObjectNode()
        .put("agent", agent)
        .put("step", START.id().toString())
        .put("contact", contact)
        .put("call", call.toString())
        .put("waiting", other.call());
  }

  private static void said(TestApi.Other other, CallId call) {
    String outcome = Objects.requireNonNull(START.outcomes()).exits().getFirst().id();
    Duration part = Duration.ofMillis(60);
    new TestJournal(other.tenant().records(), call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(
            agent("Hello " + HOSTILE, 0, 2_000),
            callee(HOSTILE, 2_300, 3_000),
            new CallEvent.GapMeasured(
                AT,
                LegId.FIRST,
                new FeltGap(
                    1, Duration.ofSeconds(3), part.multipliedBy(5), part, part, part, part, part)),
            agent("So you say " + LONG, 3_300, 6_000),
            callee(LONG, 6_300, 9_000),
            new CallEvent.OutcomeTaken(AT, 3, START.id(), 0, outcome),
            new CallEvent.Ended(
                AT.plusSeconds(12),
                EndReason.INTERNAL_ERROR,
                "Because of " + HOSTILE,
                Map.of("new_date", HOSTILE, HTML, LONG),
                List.of(outcome)));
  }

  private static CallEvent agent(String text, int from, int to) {
    return new CallEvent.AgentSpoke(
        AT,
        LegId.FIRST,
        START.id(),
        0,
        text,
        false,
        Duration.ofMillis(from),
        Duration.ofMillis(to));
  }

  private static CallEvent callee(String text, int from, int to) {
    return new CallEvent.CalleeSpoke(
        AT,
        LegId.FIRST,
        START.id(),
        0,
        text,
        -0.1,
        false,
        Duration.ofMillis(from),
        Duration.ofMillis(to));
  }
}
