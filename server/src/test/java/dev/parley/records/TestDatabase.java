package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.postgres.EmbeddedPostgres;
import dev.parley.postgres.PostgresBinaries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
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
    create(running, name, PreparedHome.TEMPLATE);
    return Database.open(running.url(name), running.user(), running.password());
  }

  /** The address of another, as {@code PARLEY_DATABASE_URL} has it. */
  public String address() {
    String name = "test" + COUNT.incrementAndGet();
    EmbeddedPostgres running = Objects.requireNonNull(server, "not a @RegisterExtension field");
    create(running, name, PreparedHome.TEMPLATE);
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
    create(running, name, PreparedHome.TEMPLATE);
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

  /** All that is kept of sessions, a text each. */
  public List<String> sessions() {
    return get()
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("select s::text from sessions s").mapTo(String.class).list());
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
    return new Journals(get(), new Random(7)).write(claim, List.of(event));
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

  /** Rows from before there were limits: everything a team has is huge. */
  public void inflate(TeamId team) {
    get()
        .jdbi()
        .useHandle(handle -> {
          for (String column : List.of("contacts set attributes", "calls set metadata")) {
            handle
                .createUpdate(
                    "update %s = jsonb_build_object('bulk', repeat('x', 700000)) where team = :team"
                        .formatted(column))
                .bind("team", team)
                .execute();
          }
        });
  }

  /** A call in which the callee said so many things. */
  public void talk(String call, int turns) {
    get()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into call_events (call, index, type, at, body)
                    select :call::uuid, i, 'CalleeSpoke', now(), json_build_object(
                      'type', 'CalleeSpoke', 'at', '2026-01-01T00:00:00Z', 'node', 'a', 'step', 0,
                      'text', 'Yes.', 'confidence', 0, 'digits', false, 'from', 'PT1S', 'to', 'PT2S')
                    from generate_series(0, :turns - 1) i\
                    """)
                .bind("call", call)
                .bind("turns", turns)
                .execute());
  }

  /** A delivery of a call's end, in a state. */
  public UUID delivery(TeamId team, CallId call, String state) {
    return get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    insert into deliveries (id, position, team, subscription, call, type, body,
                      state, attempts, next_attempt, last_status, last_error, created, finished)
                    select gen_random_uuid(), 1, :team, id, :call, 'NEW_RESPONSE', '{"a": 1}',
                      :state, 3, now(), 500, 'HTTP 500', now(), now()
                    from webhook_subscriptions where team = :team limit 1 returning id\
                    """)
                .bind("team", team)
                .bind("call", call)
                .bind("state", state)
                .mapTo(UUID.class)
                .one());
  }

  /** The job that some calls of {@link #fill} belong to. */
  public static final UUID JOB = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  /** Gives a team so many contacts, some without a name, some alike, and each a call. */
  public void fill(Furniture home, int contacts) {
    get()
        .jdbi()
        .useHandle(handle -> {
          handle
              .createUpdate(
                  """
                  insert into contacts (id, team, phone_number, name, email, attributes, tags,
                    created, updated)
                  select gen_random_uuid(), :team, '+1202' || lpad(g::text, 7, '0'),
                    case when g % 7 = 0 then null when g % 11 = 0 then 'Same'
                      else 'Person ' || g end,
                    case when g % 5 = 0 then 'p' || g || '@Example.com' end,
                    case when g % 13 = 0 then '{"city": "Köln", "off": "10%", "n": [1, 2]}'
                      when g % 17 = 0 then '{"note": "with \\"quotes\\" and \\u005f"}'
                      else jsonb_build_object('plan', case when g % 3 = 0 then 'gold' else 'free' end)
                    end,
                    array['list' || (g % 20)] || case when g % 2 = 1 then '{odd}'::text[] else '{}' end,
                    now() - (g / 3) * interval '1 minute', now() + (g * 37 % 101) * interval '1 s'
                  from generate_series(1, :contacts) g\
                  """)
              .bind("team", home.team.id())
              .bind("contacts", contacts)
              .execute();
          handle
              .createUpdate(
                  """
                  insert into calls (id, team, contact, agent, agent_version, status, phone_number,
                    tags, job, user_id, created, updated, ended, end_reason)
                  select gen_random_uuid(), team, id, :agent, 1,
                    case when n % 4 = 0 then 'COMPLETED' when n % 50 = 0 then 'BUSY'
                      else 'NO_ANSWER' end,
                    phone_number, case when n % 10 = 0 then '{called}'::text[] else '{}' end,
                    case when n % 9 = 0 then :job end, :user,
                    now() - (n / 2) * interval '1 second', now(), now(), 'NO_ANSWER'
                  from (select *, row_number() over (order by id) n from contacts
                    where team = :team) c\
                  """)
              .bind("agent", home.agent)
              .bind("job", JOB)
              .bind("user", home.author.user())
              .bind("team", home.team.id())
              .execute();
        });
  }

  /** The contacts a list should have, by reading and sorting all. */
  public List<UUID> contacts(TeamId team, Contact.Filter filter) {
    String direction = filter.ascending() ? "asc" : "desc";
    return get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id from contacts where team = :team and deleted is null
                      and tags @> :tags::text[] and not tags && :excluded::text[]
                      and (:search::text is null or name ilike :search or phone_number like :search
                        or email ilike :search
                        or exists (select 1 from jsonb_each_text(attributes) a
                          where a.value ilike :search))
                    order by %s %s nulls last, id %s\
                    """
                        .formatted(filter.sort(), direction, direction))
                .bind("team", team)
                .bindArray("tags", String.class, filter.tags())
                .bindArray("excluded", String.class, filter.excludedTags())
                .bind("search", Rows.containing(filter.search()))
                .mapTo(UUID.class)
                .list());
  }

  /** The calls a list should have, by reading and sorting all. */
  public List<UUID> calls(TeamId team, Call.Filter filter) {
    return get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select c.id from calls c join contacts k on k.id = c.contact
                    where c.team = :team and (:agent::text is null or c.agent = :agent)
                      and (cardinality(:statuses::text[]) = 0 or c.status = any(:statuses::text[]))
                      and (:job::uuid is null or c.job = :job) and c.tags @> :tags::text[]
                      and (:search::text is null or k.name ilike :search
                        or c.phone_number like :search or k.email ilike :search)
                    order by c.created desc, c.id desc\
                    """)
                .bind("team", team)
                .bind("agent", filter.agent())
                .bindArray(
                    "statuses", String.class, filter.statuses().stream().map(Enum::name).toList())
                .bind("job", filter.job())
                .bindArray("tags", String.class, filter.tags())
                .bind("search", Rows.containing(filter.search()))
                .mapTo(UUID.class)
                .list());
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
        Path home = PreparedHome.fill(Files.createTempDirectory("parley-test"));
        doNotFlush(home);
        EmbeddedPostgres server =
            EmbeddedPostgres.start(home, testCache(), new SecureRandom(), System.err::println);
        return new Shared(server, home);
      } catch (IOException e) {
        throw new RecordsException("No place for a test database.", e);
      }
    }

    /** What is written is not lost but with the machine, which no test takes away. */
    private static void doNotFlush(Path home) throws IOException {
      Files.writeString(
          home.resolve("postgres/data/postgresql.auto.conf"),
          "fsync = off\n",
          StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
      server.close();
      PostgresBinaries.deleteTree(home);
    }
  }

  /** Where the programs are unpacked for tests: with everything else that is built. */
  public static Path testCache() {
    return Path.of("target", "test-cache").toAbsolutePath();
  }
}
