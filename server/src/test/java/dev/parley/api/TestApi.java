package dev.parley.api;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.SpeechFixture;
import dev.parley.agent.Capabilities;
import dev.parley.brain.ScriptedBrain;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.Reach;
import dev.parley.call.SteadyClock;
import dev.parley.knowledge.Knowledge;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Database;
import dev.parley.records.Furniture;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.sources.Sources;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.watch.Supervisor;
import dev.parley.wire.CallJson;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real server on a free port over a real database, with a trunk and two teams. */
final class TestApi implements BeforeAllCallback, AfterAllCallback {
  /** A time that is the real one moved by what a test adds. */
  static final class MovableClock implements InstantSource {
    private volatile Duration added = Duration.ZERO;

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(added);
    }

    void add(Duration more) {
      added = added.plus(more);
    }
  }

  /** A team and a client with a token of it. */
  record Tenant(Furniture furniture, String token, ContractClient client) {
    AgentId agent() {
      return furniture.agent;
    }

    Records records() {
      return furniture.records;
    }

    String contact() {
      return furniture.contact().id().toString();
    }

    CallId call() {
      return furniture.call();
    }
  }

  final MovableClock clock = new MovableClock();
  final AtomicBoolean healthy = new AtomicBoolean(true);
  private static final Map<Database, Notices> NOTICES = new ConcurrentHashMap<>();

  /** Whoever is simulated is called by nobody here: no test API dials. */
  static final SimulatedPeople PEOPLE =
      new SimulatedPeople(
          List.of(
              new SimulatedPeople.Person(
                  "confirms", "Says yes.", PhoneNumber.simulated(1), NullNode.getInstance())));

  /** Pages of this machine can be fetched. */
  private static final OutboundClient OUTBOUND = OutboundClient.within(Reach.LOOPBACK);

  private static final Map<String, Integer> TRUNKS =
      Map.of("default", 10, OfferedTrunk.SIMULATED, 2);
  static final Supervisor supervisor = Supervisor.start(_ -> {});
  private final TestDatabase database = new TestDatabase();
  private final int requestsPerMinute;
  private @Nullable NodeId node;
  private @Nullable Records records;
  private @Nullable ApiServer server;
  private @Nullable Tenant ours;
  private @Nullable Tenant theirs;

  TestApi() {
    this(100_000);
  }

  TestApi(int requestsPerMinute) {
    this.requestsPerMinute = requestsPerMinute;
  }

  ApiServer server() {
    return Objects.requireNonNull(server);
  }

  TestDatabase database() {
    return database;
  }

  /** Does something while no node has a trunk. */
  void withoutTrunk(Runnable work) {
    Records shared = Objects.requireNonNull(records);
    shared.nodes().leave(Objects.requireNonNull(node));
    try {
      work.run();
    } finally {
      node = shared.nodes().enter("test", TRUNKS);
    }
  }

  /** The team the test acts in. */
  Tenant ours() {
    return Objects.requireNonNull(ours);
  }

  /** Another team. */
  Tenant theirs() {
    return Objects.requireNonNull(theirs);
  }

  ContractClient client() {
    return ours().client();
  }

  /** A client without a token. */
  ContractClient stranger() {
    return ContractClient.of(server().url());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
    Records records =
        new Records(database.get(), clock, new Random(), new RecordingFiles(Path.of("recordings")));
    node = records.nodes().enter("test", TRUNKS);
    this.records = records;
    server = start(ApiConfig.of("127.0.0.1", 0).withRequestsPerMinute(requestsPerMinute));
    ours = tenant(records);
    theirs = tenant(records);
  }

  /** Starts another server over the same records. */
  ApiServer start(ApiConfig config) {
    return start(config, SteadyClock.from(clock));
  }

  /** The same where time passes as somebody says. */
  ApiServer start(ApiConfig config, InstantSource steady) {
    return start(config, Objects.requireNonNull(records), database.get(), clock, steady, healthy);
  }

  private static ApiServer start(
      ApiConfig config,
      Records shared,
      Database database,
      InstantSource clock,
      InstantSource steady,
      AtomicBoolean healthy) {
    return ApiServer.start(
        config,
        new ApiParts(
            shared,
            shared.orders(),
            new Capabilities(false),
            new CallJson(URI.create("https://parley.example")),
            new Minds(
                // Its encoder is loaded by the first who asks.
                question ->
                    new ScriptedBrain(SpeechFixture.reader(), clock, ZoneOffset.UTC)
                        .judge(question),
                (_, _) -> Knowledge.NONE),
            new Voices(new LateVoices(), EmbeddedVoices.PICO),
            PEOPLE,
            new Sources(shared, OUTBOUND, clock, steady, new Random()),
            Map.of("database", database::answers, "weather", healthy::get),
            new Vitals(
                supervisor, shared.outbox()::backlog, new SpokenWith("hibari:heart", "pico:en-US")),
            NOTICES.computeIfAbsent(database, Notices::start),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock,
            steady,
            new Random()));
  }

  /** A server over a database of its own, a team in it, and an id of each thing it has. */
  record Other(ApiServer server, Tenant tenant, String contact, String call)
      implements AutoCloseable {
    ContractClient client() {
      return tenant.client();
    }

    /** The path of a route, with ids of what is there. */
    String place(Route route) {
      String id =
          switch (route.path().split("/", -1)[1]) {
            case "call" -> call;
            case "contact" -> contact;
            default -> tenant.agent().toString();
          };
      return route.path().replaceAll("\\{[^}]*}", id);
    }

    /** A body the route takes, null if it reads none. */
    @Nullable String body(Route route) {
      return BadInputIT.sound(contact, tenant.agent()).get(route.path());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** Starts a server over another database. */
  static Other over(Database database) {
    Records records =
        new Records(
            database,
            InstantSource.system(),
            new Random(),
            new RecordingFiles(Path.of("recordings")));
    NodeId _ = records.nodes().enter("test", TRUNKS);
    ApiServer server =
        start(
            ApiConfig.of("127.0.0.1", 0).withRequestsPerMinute(100_000),
            records,
            database,
            InstantSource.system(),
            SteadyClock.from(InstantSource.system()),
            new AtomicBoolean(true));
    Tenant tenant = tenant(records, server);
    return new Other(server, tenant, tenant.contact(), tenant.call().toString());
  }

  /** Starts a server anew over the same records, at the port it had. */
  static ApiServer again(Other other, int port) {
    Records records = other.tenant().records();
    return start(
        ApiConfig.of("127.0.0.1", port).withRequestsPerMinute(100_000),
        records,
        records.database(),
        InstantSource.system(),
        SteadyClock.from(InstantSource.system()),
        new AtomicBoolean(true));
  }

  private Tenant tenant(Records of) {
    return tenant(of, server());
  }

  private static Tenant tenant(Records records, ApiServer server) {
    Furniture furniture = Furniture.team(records, 10, 10);
    String token = records.tokens().create(furniture.team.id(), furniture.author.user(), "test");
    return new Tenant(furniture, token, ContractClient.of(server.url()).with("x-api-token", token));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server().close();
    Objects.requireNonNull(NOTICES.remove(database.get())).close();
    database.afterAll(context);
  }
}
