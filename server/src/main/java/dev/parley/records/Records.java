package dev.parley.records;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** All that is kept, by kind, in one database. */
public final class Records {
  private final Database database;
  private final InstantSource clock;
  private final Ids ids;
  private final RecordingFiles recordings;

  /**
   * Looks at a database.
   *
   * @param random makes ids and secrets; must be unpredictable
   * @param recordings where those lie
   */
  public Records(
      Database database, InstantSource clock, RandomGenerator random, RecordingFiles recordings) {
    this(database, clock, new Ids(clock, random), recordings);
  }

  private Records(Database database, InstantSource clock, Ids ids, RecordingFiles recordings) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.recordings = recordings;
  }

  /** The same by connections of somebody's own; nothing of it joins a transaction of this one. */
  public Records share(ConnectionShare share) {
    return new Records(database.share(share), clock, ids, recordings);
  }

  /** Where it is all kept. */
  public Database database() {
    return database;
  }

  /** Where recordings lie. */
  public RecordingFiles recordings() {
    return recordings;
  }

  Erasure erasure() {
    return new Erasure(database, clock, recordings);
  }

  public Ids ids() {
    return ids;
  }

  public Teams teams() {
    return new Teams(database, ids, clock);
  }

  public Users users() {
    return new Users(database, ids, clock);
  }

  public TeamMembers members() {
    return new TeamMembers(database);
  }

  public Sessions sessions() {
    return new Sessions(database, ids, clock);
  }

  public SignInTickets signInTickets() {
    return new SignInTickets(database, ids, clock);
  }

  public ApiTokens tokens() {
    return new ApiTokens(database, ids, clock);
  }

  public Contacts contacts() {
    return new Contacts(database, ids, clock, erasure());
  }

  public ContactChanges contactChanges() {
    return new ContactChanges(database, clock);
  }

  public Consents consents() {
    return new Consents(database);
  }

  public Suppressions suppressions() {
    return new Suppressions(database, ids, clock);
  }

  public Agents agents() {
    return new Agents(database, ids, clock);
  }

  public AgentVersions agentVersions() {
    return new AgentVersions(database, clock);
  }

  public Learning learning() {
    return new Learning(database, clock);
  }

  public KnowledgeBases knowledge() {
    return new KnowledgeBases(database, ids, clock);
  }

  public KnowledgeSources knowledgeSources() {
    return new KnowledgeSources(database, clock);
  }

  public SourceItems sourceItems() {
    return new SourceItems(database, ids, clock);
  }

  public ModelSpending modelSpending() {
    return new ModelSpending(database);
  }

  public Calls calls() {
    return new Calls(database);
  }

  public CallSummaries callSummaries() {
    return new CallSummaries(database);
  }

  public CallTags callTags() {
    return new CallTags(database, clock);
  }

  public Views views() {
    return new Views(database, ids, clock);
  }

  public HangUps hangUps() {
    return new HangUps(database, clock);
  }

  public Dialling dialling() {
    return new Dialling(database, clock);
  }

  public Board board() {
    return new Board(database);
  }

  public CallStatistics callStatistics() {
    return new CallStatistics(database);
  }

  /** A queue for orders, of its own. */
  public OrderQueue orders() {
    return new OrderQueue(database, ids, clock);
  }

  public Trunks trunks() {
    return new Trunks(database);
  }

  public Installation installation() {
    return new Installation(database);
  }

  public Subscriptions subscriptions() {
    return new Subscriptions(database, ids, clock);
  }

  public Idempotency idempotency() {
    return new Idempotency(database, clock);
  }

  public Nodes nodes() {
    return new Nodes(database, ids, clock);
  }

  public Claims claims() {
    return new Claims(database, clock);
  }

  public OrphanedAttempts orphanedAttempts() {
    return new OrphanedAttempts(database, clock);
  }

  public Outbox outbox() {
    return new Outbox(database, ids, clock);
  }

  public Deliveries deliveries() {
    return new Deliveries(database, clock);
  }
}
