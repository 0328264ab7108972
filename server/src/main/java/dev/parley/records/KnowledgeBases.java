package dev.parley.records;

import dev.parley.call.KnowledgeId;
import dev.parley.call.TeamId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.knowledge.Library;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The knowledge bases of every team. Nodes are woken when one changes. */
public final class KnowledgeBases implements Library.Source {
  /** As many as an agent's document may name. */
  public static final int MOST_OF_A_TEAM = 100;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public KnowledgeBases(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** A base without its items. */
  public record Summary(KnowledgeId id, String name, int version, int items, Instant updated) {}

  /** An id for an item that has none yet. */
  public UUID newItem() {
    return ids.next();
  }

  /** Makes a base; empty if the team has as many as it may. */
  public Optional<KnowledgeBase> create(TeamId team, String name, List<KnowledgeItem> items) {
    UUID id = ids.next();
    Instant now = DatabaseTime.now(clock);
    return database
        .jdbi()
        .inTransaction(handle -> {
          // Whoever else makes one for the team waits, so that none is made beyond the limit.
          handle
              .createQuery("select 1 from teams where id = :team for no key update")
              .bind("team", team)
              .mapTo(int.class)
              .one();
          if (count(handle, team) >= MOST_OF_A_TEAM) {
            return Optional.empty();
          }
          handle
              .createUpdate(
                  """
                  insert into knowledge_bases (id, team, name, created, updated)
                  values (:id, :team, :name, :now, :now)\
                  """)
              .bind("id", id)
              .bind("team", team)
              .bind("name", name)
              .bind("now", now)
              .execute();
          new KnowledgeItemRows(handle, id).write(items);
          return get(handle, team, new KnowledgeId(id));
        });
  }

  /** Reads a base of the team. */
  public Optional<KnowledgeBase> get(TeamId team, KnowledgeId id) {
    // One transaction at one snapshot, so that a version has its own items.
    return database
        .jdbi()
        .inTransaction(
            org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ,
            handle -> get(handle, team, id));
  }

  /** The same within a transaction. */
  static Optional<KnowledgeBase> get(Handle handle, TeamId team, KnowledgeId id) {
    return handle
        .createQuery("select * from knowledge_bases where team = :team and id = :id")
        .bind("team", team)
        .bind("id", id.value())
        .map((row, _) -> summary(row, 0))
        .findOne()
        .map(found -> {
          List<KnowledgeItemRows.Row> rows = new KnowledgeItemRows(handle, id.value()).read();
          return new KnowledgeBase(
              found.id(),
              found.name(),
              found.version(),
              found.updated(),
              rows.stream().map(KnowledgeItemRows.Row::item).toList(),
              KnowledgeSources.of(handle, id, rows));
        });
  }

  @Override
  public Library.Found find(TeamId team, KnowledgeId id, int known) {
    Optional<Integer> version =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select version from knowledge_bases where team = :team and id = :id")
                    .bind("team", team)
                    .bind("id", id.value())
                    .mapTo(Integer.class)
                    .findOne());
    if (version.filter(now -> now == known).isPresent()) {
      return new Library.Found.Same();
    }
    return get(team, id)
        .<Library.Found>map(Library.Found.Changed::new)
        .orElseGet(Library.Found.Unknown::new);
  }

  /** Lists the bases of a team, newest first. */
  public Page<Summary> list(TeamId team, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                handle
                    .createQuery(
                        """
                        select b.*, (select count(*) from knowledge_items where base = b.id) as items
                        from knowledge_bases b where team = :team
                        order by created desc, id desc limit :limit offset :offset\
                        """)
                    .bind("team", team)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> summary(row, row.getInt("items")))
                    .list(),
                count(handle, team)));
  }

  /** The ids of the bases of a team, as texts. */
  public Set<String> ids(TeamId team) {
    return database
        .jdbi()
        .withHandle(handle ->
            Set.copyOf(
                handle
                    .createQuery("select id::text from knowledge_bases where team = :team")
                    .bind("team", team)
                    .mapTo(String.class)
                    .list()));
  }

  /**
   * Writes what is given of name and items, all of these in place of those before. Items of sources
   * stay as they are, whether or not they are given.
   *
   * @param expected the version that the base must be at, null for any; empty too if it is at
   *     another
   * @param name null to leave it
   * @param items null to leave them
   */
  public Optional<KnowledgeBase> update(
      TeamId team,
      KnowledgeId id,
      @Nullable Integer expected,
      @Nullable String name,
      @Nullable List<KnowledgeItem> items) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int changed =
              handle
                  .createUpdate(
                      """
                      update knowledge_bases set name = coalesce(:name, name),
                        version = version + 1, updated = :now
                      where team = :team and id = :id
                        and (:expected::int is null or version = :expected)\
                      """)
                  .bind("name", name)
                  .bind("now", DatabaseTime.now(clock))
                  .bind("team", team)
                  .bind("id", id.value())
                  .bind("expected", expected)
                  .execute();
          if (changed == 0) {
            return Optional.empty();
          }
          if (items != null) {
            new KnowledgeItemRows(handle, id.value()).write(items);
          }
          Channel.KNOWLEDGE.wake(handle, id.toString());
          return get(handle, team, id);
        });
  }

  /** Deletes a base; whether there was one. Agents that name it answer without it. */
  public boolean delete(TeamId team, KnowledgeId id) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int deleted =
              handle
                  .createUpdate("delete from knowledge_bases where team = :team and id = :id")
                  .bind("team", team)
                  .bind("id", id.value())
                  .execute();
          Channel.KNOWLEDGE.wake(handle, id.toString());
          return deleted > 0;
        });
  }

  private static long count(Handle handle, TeamId team) {
    return handle
        .createQuery("select count(*) from knowledge_bases where team = :team")
        .bind("team", team)
        .mapTo(long.class)
        .one();
  }

  private static Summary summary(ResultSet row, int items) throws SQLException {
    return new Summary(
        new KnowledgeId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getInt("version"),
        items,
        Rows.instant(row, "updated"));
  }
}
