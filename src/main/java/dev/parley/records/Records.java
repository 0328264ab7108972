package dev.parley.records;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** All that is kept, by kind, in one database. */
public final class Records {
  private final Database database;
  private final InstantSource clock;
  private final Ids ids;

  /**
   * Looks at a database.
   *
   * @param random makes ids and secrets; must be unpredictable
   */
  public Records(Database database, InstantSource clock, RandomGenerator random) {
    this(database, clock, new Ids(clock, random));
  }

  private Records(Database database, InstantSource clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** The same by connections of somebody's own; nothing of it joins a transaction of this one. */
  public Records share(Share share) {
    return new Records(database.share(share), clock, ids);
  }

  /** Where it is all kept. */
  public Database database() {
    return database;
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

  public Tokens tokens() {
    return new Tokens(database, ids, clock);
  }

  public Contacts contacts() {
    return new Contacts(database, ids, clock);
  }

  public ContactChanges contactChanges() {
    return new ContactChanges(database, clock);
  }

  public Suppressions suppressions() {
    return new Suppressions(database, ids, clock);
  }

  public Agents agents() {
    return new Agents(database, ids, clock);
  }

  public Calls calls() {
    return new Calls(database, ids, clock);
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

  public Outbox outbox() {
    return new Outbox(database, ids, clock);
  }

  public Deliveries deliveries() {
    return new Deliveries(database, clock);
  }
}
