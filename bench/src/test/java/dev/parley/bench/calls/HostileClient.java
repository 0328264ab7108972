package dev.parley.bench.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.bench.served.HttpLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A customer whose programs are broken or ill-meant: sends all that once stopped a server, over and
 * over, on several connections, and opens event streams that it never reads.
 */
final class HostileClient implements AutoCloseable {
  private static final int CONNECTIONS = 6;
  private static final int NODES = 4_000;
  private static final int CHAIN = 1_500;
  private static final int LABELS = 1_500;
  private static final int KEYS = 75_000;
  private static final int ATTRIBUTES = 770_000;
  private static final int LONG_TEXT = 100_000;

  private final URI server;
  private final String token;
  private final HttpServer elsewhere;
  private final List<Sent> inputs;
  private final List<Socket> streams = new ArrayList<>();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;

  private record Sent(String method, String path, String body) {}

  /**
   * Prepares everything that is to be sent.
   *
   * @param contact of the customer's own
   * @param agent of the customer's own
   */
  HostileClient(URI server, String token, String contact, String agent) throws IOException {
    this.server = server;
    this.token = token;
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.setExecutor(threads);
    elsewhere.createContext("/", HostileClient::answer);
    elsewhere.start();
    inputs = inputs(contact, agent);
  }

  private static List<Sent> inputs(String contact, String agent) {
    String validate = "/agent/%s/validate".formatted(agent);
    List<Sent> inputs = new ArrayList<>();
    for (String number : List.of("1e2000", "-1e-2000", "1e1000", "\"\\u0000\"", "\"\\ud800\"")) {
      inputs.add(
          new Sent(
              "POST",
              "/contact/call",
              "{\"contact_id\": \"%s\", \"interview_id\": \"%s\", \"metadata\": {\"x\": %s}}"
                  .formatted(contact, agent, number)));
      inputs.add(
          create("+12025550177", "{\"x\": %s, \"y\": [{\"z\": %s}]}".formatted(number, number)));
    }
    inputs.add(new Sent("POST", validate, document(manyEnds())));
    inputs.add(new Sent("POST", validate, document(chain())));
    inputs.add(new Sent("POST", validate, document(equalLabels())));
    for (int i = 0; i < 4; i++) {
      inputs.add(create("+1202555018" + i, "{\"big\": \"%s\"}".formatted("x".repeat(ATTRIBUTES))));
    }
    inputs.add(create("+12025550178", manyKeys()));
    inputs.add(new Sent("GET", "/contact?limit=50", ""));
    inputs.add(new Sent("GET", "/contact?limit=50&search=x", ""));
    inputs.add(new Sent("GET", "/interview/%s/responses?limit=50".formatted(agent), ""));
    return List.copyOf(inputs);
  }

  private static Sent create(String number, String attributes) {
    return new Sent(
        "POST",
        "/contact/create",
        "{\"phone_number\": \"%s\", \"attributes\": %s}".formatted(number, attributes));
  }

  private static String document(String nodes) {
    return "{\"document\": {\"nodes\": [%s]}}".formatted(nodes);
  }

  private static String manyEnds() {
    String rules =
        IntStream.range(0, 17_581)
            .mapToObj(i -> "{\"next\":\"u%d\"}".formatted(i))
            .collect(Collectors.joining(","));
    return "{\"type\":\"start\",\"id\":\"s\",\"text\":\"Hi\",\"outcomes\":{\"rules\":[%s]}},"
            .formatted(rules)
        + IntStream.range(0, NODES)
            .mapToObj(i -> "{\"type\":\"end\",\"id\":\"e%d\",\"text\":\"Bye\"}".formatted(i))
            .collect(Collectors.joining(","));
  }

  private static String chain() {
    return "{\"type\":\"start\",\"id\":\"n0\",\"text\":\"Hi\",\"outcomes\":{\"rules\":[],\"else\":{\"next\":\"n1\"}}},"
        + IntStream.range(1, CHAIN)
            .mapToObj(i ->
                "{\"type\":\"speak\",\"id\":\"n%d\",\"text\":\"So?\",\"outcomes\":{\"rules\":[],\"else\":{\"next\":\"n%d\"}}}"
                    .formatted(i, i + 1))
            .collect(Collectors.joining(","))
        + ",{\"type\":\"end\",\"id\":\"n%d\",\"text\":\"Bye\"}".formatted(CHAIN);
  }

  private static String equalLabels() {
    String outcomes =
        IntStream.range(0, LABELS)
            .mapToObj(i ->
                "{\"id\":\"o%d\",\"label\":\"the very same words, again and again\",\"next\":\"e\"}"
                    .formatted(i))
            .collect(Collectors.joining(","));
    return "{\"type\":\"start\",\"id\":\"s\",\"text\":\"Hi\",\"outcomes\":{\"prompt\":[%s]}},{\"type\":\"end\",\"id\":\"e\",\"text\":\"Bye\"}"
        .formatted(outcomes);
  }

  private static String manyKeys() {
    return IntStream.range(0, KEYS)
        .mapToObj(i -> "\"k%d\":%d".formatted(i, i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** What an action is told: text that cannot be stored, and text that tries an expression. */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body =
          "{\"text\": \"a\\u0000b\\ud800\", \"long\": \"%s\"}"
              .formatted("ab".repeat(LONG_TEXT / 2))
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** An agent that asks elsewhere, believes what it is told, and tries expressions on it. */
  String document() {
    return """
    {"language": "en", "nodes": [
      {"type": "start", "id": "hello", "text": "May I look that up?", "outcomes": {"rules": [], "else": {"next": "look"}}},
      {"type": "speak", "id": "look", "text": "One moment, please.",
       "actions": [{"id": "ask", "url": "http://127.0.0.1:%d/x", "results": {"told": "$.text", "long": "$.long"}}],
       "outcomes": {"rules": [
         {"id": "matched", "when": {"all": [{"operand": "{{long}}", "operator": "matches", "value": "(a|b)*c"}]}, "next": "bye"}],
         "else": {"next": "bye"}}},
      {"type": "end", "id": "bye", "text": "It says {{told}}. Good-bye."}]}
    """
        .formatted(elsewhere.getAddress().getPort());
  }

  /** Begins to send. */
  void begin() {
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.execute(this::send);
    }
  }

  /** Opens this many event streams of a call, instead of those before, and reads none. */
  void follow(String call, int unread) throws IOException {
    leave();
    for (int i = 0; i < unread; i++) {
      streams.add(stream(call));
    }
  }

  private void leave() throws IOException {
    for (Socket stream : streams) {
      stream.close();
    }
    streams.clear();
  }

  private Socket stream(String call) {
    try {
      Socket socket = new Socket(server.getHost(), server.getPort());
      socket
          .getOutputStream()
          .write(
              "GET /call/%s/events HTTP/1.1\r\nhost: x\r\nx-api-token: %s\r\naccept: text/event-stream\r\n\r\n"
                  .formatted(call, token)
                  .getBytes(StandardCharsets.US_ASCII));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send() {
    try (HttpLine line = new HttpLine(server, token)) {
      while (!stopping) {
        Sent next = inputs.get(ThreadLocalRandom.current().nextInt(inputs.size()));
        int status = line.exchange(line.request(next.method(), next.path(), next.body())).status();
        answers.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
      }
    }
  }

  /** How often each status was answered; 0 stands for connections that were closed. */
  Map<Integer, AtomicInteger> answers() {
    return Map.copyOf(answers);
  }

  @Override
  public void close() throws IOException {
    stopping = true;
    leave();
    threads.close();
    elsewhere.stop(0);
  }
}
