package dev.parley.bench.api;

import dev.parley.bench.report.BenchException;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.bench.served.HttpLine;
import dev.parley.bench.served.ServedParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the HTTP interface stands: orders to call somebody at fixed rates, beside what the same
 * client and HTTP cost without an order; and how soon after an order somebody's phone is rung.
 */
final class ApiBench {
  /** Contacts are created by so many connections at once. */
  private static final int CREATORS = 24;

  private static final int BARE_COMMITS = 500;
  private static final int WARM_SINGLES = 30;
  private static final int WARM_RATE = 100;
  private static final int WARM_ORDERS = 5 * WARM_RATE;
  private static final long PATIENCE_SECONDS = 10;

  private final ServedParley server;
  private final Books books;
  private final BusyCallee callee;
  private final RandomGenerator random;
  private final Report report;
  private final Consumer<String> progress;
  private final OpenLoop loop;
  private final List<String> contacts = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();
  private String agent = "";

  /**
   * Measures a server whose trunk leads to a callee.
   *
   * @param books the server's
   * @param random spaces the single orders
   * @param progress told what takes long
   */
  ApiBench(
      ServedParley server,
      Books books,
      BusyCallee callee,
      RandomGenerator random,
      Report report,
      Consumer<String> progress) {
    this.server = server;
    this.books = books;
    this.callee = callee;
    this.random = random;
    this.report = report;
    this.progress = progress;
    this.loop = new OpenLoop(server.url(), server.token());
  }

  /**
   * Runs it all.
   *
   * @return whether every accepted call was kept, once
   */
  boolean run(ApiPlan plan) throws InterruptedException {
    agent =
        Answers.json(one(new OpenLoop.Request("GET", "/interview", "")))
            .at("/data/interviews/0/id")
            .asText();
    createContacts(plan);
    bareCommits();
    progress.accept("Single orders on an idle server …");
    singles(WARM_SINGLES, contacts.size() - WARM_SINGLES, new ArrayList<>(), new ArrayList<>());
    measureSingles(plan);
    RateRuns runs = new RateRuns(loop, server);
    IntFunction<OpenLoop.Request> health = _ -> new OpenLoop.Request("GET", "/health", "");
    accepted.addAll(ids(loop.run(WARM_RATE, WARM_ORDERS, this::order)));
    for (int rate : plan.rates()) {
      int requests = plan.requests(rate);
      progress.accept("%d requests a second to /health …".formatted(rate));
      var _ = runs.run("GET /health", rate, requests, health);
      progress.accept("%d orders a second …".formatted(rate));
      accepted.addAll(ids(runs.run("POST /contact/call", rate, requests, this::order)));
    }
    runs.tell(report);
    return new Kept(books, callee, server, report).all(accepted, counted());
  }

  private void createContacts(ApiPlan plan) throws InterruptedException {
    int wanted =
        IntStream.concat(
                IntStream.of(plan.singles() + WARM_SINGLES, WARM_ORDERS),
                plan.rates().stream().mapToInt(plan::requests))
            .max()
            .orElseThrow();
    progress.accept("Creating %d contacts …".formatted(wanted));
    OpenLoop.Run run =
        loop.run(
            OpenLoop.AT_ONCE,
            wanted,
            CREATORS,
            i ->
                new OpenLoop.Request(
                    "POST",
                    "/contact/create",
                    "{\"phone_number\": \"%s\", \"name\": \"Ada\"}".formatted(number(i))));
    for (HttpLine.Reply reply : run.replies()) {
      contacts.add(Answers.json(reply).at("/data/id").asText());
    }
    report.line(
        "set-up: %d contacts created over HTTP, %.0f a second"
            .formatted(wanted, wanted / seconds(run.lasted())));
  }

  /** Numbers as North America has them; they are dialled on the loopback and nowhere else. */
  private static String number(int index) {
    return "+1202%07d".formatted(2_200_000 + index);
  }

  private OpenLoop.Request order(int index) {
    return new OpenLoop.Request(
        "POST",
        "/contact/call",
        "{\"contact_id\": \"%s\", \"interview_id\": \"%s\", \"metadata\": {\"date\": \"Tuesday\", \"time\": \"two thirty\"}}"
            .formatted(contacts.get(index), agent));
  }

  private void bareCommits() {
    Figures bare = Figures.millis(books.commits(BARE_COMMITS));
    report.line(
        "the database alone: one row inserted and committed, one after the other: p50 %.2f, p99 %.2f, max %.1f ms"
            .formatted(bare.median(), bare.at(0.99), bare.at(1)));
    report.put("bare_commit_ms", bare.shares());
  }

  private void measureSingles(ApiPlan plan) throws InterruptedException {
    List<Duration> fromOrder = new ArrayList<>();
    List<Duration> fromAnswer = new ArrayList<>();
    singles(plan.singles(), 0, fromOrder, fromAnswer);
    Figures order = Figures.millis(fromOrder);
    Figures answer = Figures.millis(fromAnswer);
    report.heading("One order at a time on an idle server: until its INVITE is at the callee");
    Table table = new Table("", "n", "p50 ms", "p99", "max");
    table.row(
        "since the order was sent",
        order.count(),
        two(order.median()),
        two(order.at(0.99)),
        two(order.at(1)));
    table.row(
        "since its answer came",
        answer.count(),
        two(answer.median()),
        two(answer.at(0.99)),
        two(answer.at(1)));
    report.table(table);
    report.line(
        "the commit lies between the order and its answer, so commit to INVITE is between the two rows;"
            + " an INVITE may overtake the answer");
    report.put("order_to_invite_ms", order.shares());
    report.put("answer_to_invite_ms", answer.shares());
  }

  private void singles(int count, int first, List<Duration> fromOrder, List<Duration> fromAnswer)
      throws InterruptedException {
    try (HttpLine line = new HttpLine(server.url(), server.token())) {
      for (int i = first; i < first + count; i++) {
        OpenLoop.Request order = order(i);
        byte[] bytes = line.request(order.method(), order.path(), order.body());
        long sent = System.nanoTime();
        HttpLine.Reply reply = line.exchange(bytes);
        long answered = System.nanoTime();
        accepted.add(Answers.json(reply).at("/data/id").asText());
        Long invited = callee.arrival(number(i), PATIENCE_SECONDS);
        if (invited == null) {
          throw new BenchException(
              "No INVITE came within %d s of an order.".formatted(PATIENCE_SECONDS));
        }
        fromOrder.add(Duration.ofNanos(invited - sent));
        fromAnswer.add(Duration.ofNanos(invited - answered));
        Thread.sleep(random.nextInt(150, 250));
      }
    }
  }

  /** The calls of all orders that were answered with 200. */
  private static List<String> ids(OpenLoop.Run run) {
    return run.replies().stream()
        .filter(reply -> reply.status() == 200)
        .map(reply -> Answers.json(reply).at("/data/id").asText())
        .toList();
  }

  /** How many calls the interface counts. */
  private long counted() throws InterruptedException {
    return Answers.json(one(new OpenLoop.Request("GET", "/call?limit=1", "")))
        .at("/data/count")
        .asLong();
  }

  private HttpLine.Reply one(OpenLoop.Request request) throws InterruptedException {
    return loop.run(OpenLoop.AT_ONCE, 1, 1, _ -> request).replies().getFirst();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static String two(double millis) {
    return "%.2f".formatted(millis);
  }
}
