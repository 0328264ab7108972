package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh database for a test class, on one real PostgreSQL for the whole run. Use it as
 * {@code @RegisterExtension static final TestDatabase database = new TestDatabase();}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String TEMPLATE = "tables";

  private @Nullable EmbeddedPostgres server;
  private @Nullable Database database;

  /** The database, with all tables and nothing in them. */
  public Database get() {
    return Objects.requireNonNull(database, "not a @RegisterExtension field");
  }

  /** Another, for a test that needs one to itself; the test closes it. */
  public Database another() {
    String name = "test" + COUNT.incrementAndGet();
    EmbeddedPostgres running = Objects.requireNonNull(server, "not a @RegisterExtension field");
    create(running, name, TEMPLATE);
    return Database.open(running.url(name), running.user(), running.password());
  }

  /** The address of another, as {@code PARLEY_DATABASE_URL} has it. */
  public String address() {
    String name = "test" + COUNT.incrementAndGet();
    EmbeddedPostgres running = Objects.requireNonNull(server, "not a @RegisterExtension field");
    create(running, name, TEMPLATE);
    return "postgresql://%s:%s@%s"
        .formatted(
            running.user(),
            running.password(),
            running.url(name).substring("jdbc:postgresql://".length()));
  }

  /** Another, reached by a link of its own; the test closes both. */
  public Linked linked() throws IOException {
    String name = "test" + COUNT.incrementAndGet();
    EmbeddedPostgres running = Objects.requireNonNull(server, "not a @RegisterExtension field");
    create(running, name, TEMPLATE);
    URI url = URI.create(running.url(name).substring("jdbc:".length()));
    DatabaseLink link = new DatabaseLink(url.getPort());
    String through = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(link.port(), name);
    return new Linked(Database.open(through, running.user(), running.password()), link);
  }

  /** A database and the way to it. */
  public record Linked(Database database, DatabaseLink link) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      database.close();
      link.close();
    }
  }

  /** Does something in a transaction that dies before it commits. */
  public void rolledBack(Runnable work) {
    get()
        .jdbi()
        .useTransaction(handle -> {
          work.run();
          handle.rollback();
        });
  }

  /** Counts, from now on, how often something is asked of the journals. */
  public AtomicInteger journalReads() {
    AtomicInteger reads = new AtomicInteger();
    get()
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logAfterExecution(StatementContext context) {
                if (context.getRenderedSql().contains("from call_events")) {
                  reads.incrementAndGet();
                }
              }
            });
    return reads;
  }

  /** All nodes are taken out, and what they brought with them. */
  public void forgetNodes() {
    get().jdbi().useHandle(handle -> handle.execute("delete from nodes"));
  }

  /** Nothing is heard of a node any more, and has not been for long. */
  public void silence(NodeId node) {
    get()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "update nodes set heartbeat = heartbeat - interval '1 hour' where id = :node")
                .bind("node", node)
                .execute());
  }

  /** Somebody set the clock of the database forward or back. */
  public void clockSet(Duration by) {
    get()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("update nodes set heartbeat = heartbeat - :by")
                .bind("by", by)
                .execute());
  }

  /** Writes an event as the node that claimed the attempt would, in the caller's transaction. */
  public boolean write(Claim claim, CallEvent event) {
    return new Journals(get()).write(claim, List.of(event));
  }

  /** Every task under way was taken by somebody of whom nothing is heard any more. */
  public void takenByTheDead() {
    get()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                update deliveries set next_attempt = now() - interval '1 hour'
                where state = 'pending'\
                """));
  }

  /** Somebody withdraws a token. */
  public void withdraw(String token) {
    get()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("delete from api_tokens where hash = sha256(:token::bytea)")
                .bind("token", token)
                .execute());
  }

  /** The attempt of a call. */
  public AttemptId attempt(CallId call) {
    return get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select id from attempts where call = :call")
                .bind("call", call)
                .map((row, _) -> new AttemptId(Rows.uuid(row, "id")))
                .one());
  }

  /** When the team's calls were fenced. */
  public List<Instant> fences(TeamId team) {
    return get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select dialled from attempts where team = :team")
                .bind("team", team)
                .mapTo(Instant.class)
                .list());
  }

  /** Somebody set the clock back by an hour after all calls of a team had been dialled. */
  public void clockSetBack(TeamId team) {
    get()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "update attempts set dialled = dialled + interval '1 hour' where team = :team")
                .bind("team", team)
                .execute());
  }

  /** All that stands in a table, as text. */
  public String rows(String table) {
    return get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select coalesce(string_agg(t::text, E'\\n'), '') from " + table + " t")
                .mapTo(String.class)
                .one());
  }

  /** Somebody changes rows by hand. */
  public void execute(String sql, Object... values) {
    get().jdbi().useHandle(handle -> handle.execute(sql, values));
  }

  /** Queues two events of one call, as an end after a transfer would. */
  public void queueTwice(TeamId team, CallId call, AgentId agent) {
    get()
        .jdbi()
        .useHandle(handle -> {
          for (int i = 0; i < 2; i++) {
            handle
                .createUpdate(
                    """
                    insert into outbox (team, call, agent, type, created)
                    values (:team, :call, :agent, 'NEW_RESPONSE', now())\
                    """)
                .bind("team", team)
                .bind("call", call)
                .bind("agent", agent)
                .execute();
          }
        });
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
            .computeIfAbsent("server", _ -> Shared.start(), Shared.class)
            .server;
    database = another();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    get().close();
  }

  private static void create(EmbeddedPostgres server, String name, String template) {
    Jdbi.create(server.url(), server.user(), server.password())
        .useHandle(
            handle -> handle.execute("create database %s template %s".formatted(name, template)));
  }

  private record Shared(EmbeddedPostgres server, Path home) implements AutoCloseable {
    static Shared start() {
      try {
        Path home = Files.createTempDirectory("parley-test");
        EmbeddedPostgres server =
            EmbeddedPostgres.start(home, testCache(), new SecureRandom(), System.err::println);
        create(server, TEMPLATE, "template1");
        Database.open(server.url(TEMPLATE), server.user(), server.password()).close();
        return new Shared(server, home);
      } catch (IOException e) {
        throw new RecordsException("No place for a test database.", e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      PostgresBinaries.deleteTree(home);
    }
  }

  /** Where the programs are unpacked for tests: with everything else that is built. */
  static Path testCache() {
    return Path.of("target", "test-cache").toAbsolutePath();
  }
}
