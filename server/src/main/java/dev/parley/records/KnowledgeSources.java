package dev.parley.records;

import dev.parley.call.KnowledgeId;
import dev.parley.call.TeamId;
import dev.parley.knowledge.KnowledgeSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The web addresses that knowledge bases have items from. */
public final class KnowledgeSources {
  private final Database database;
  private final InstantSource clock;

  KnowledgeSources(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A source that is to be asked for.
   *
   * @param failures how often in a row it brought nothing
   */
  public record Asked(
      TeamId team,
      KnowledgeId base,
      UUID id,
      String url,
      int refreshHours,
      SourceVersion version,
      int failures) {}

  /** The sources of a base of the team, oldest first. */
  public List<Asked> of(TeamId team, KnowledgeId base) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select s.*, b.team from knowledge_sources s join knowledge_bases b on b.id = s.base
                    where b.team = :team and b.id = :base order by s.id\
                    """)
                .bind("team", team)
                .bind("base", base.value())
                .map((row, _) -> asked(row))
                .list());
  }

  /**
   * Takes a source that is due, of any team.
   *
   * @param until when another may take it, if nothing came of it by then
   */
  public Optional<Asked> take(Instant until) {
    return database
        .jdbi()
        .inTransaction(handle ->
            handle
                .createQuery(
                    """
                    update knowledge_sources s set next = :until from knowledge_bases b
                    where b.id = s.base and s.id = (
                      select id from knowledge_sources where next <= :now
                      order by next limit 1 for update skip locked)
                    returning s.*, b.team\
                    """)
                .bind("until", until)
                .bind("now", clock.instant())
                .map((row, _) -> asked(row))
                .findOne());
  }

  /** Has the sources of a base asked for as soon as can be. */
  public void hurry(List<Asked> sources) {
    Instant now = clock.instant();
    database
        .jdbi()
        .useHandle(handle ->
            sources.forEach(source ->
                handle
                    .createUpdate("update knowledge_sources set next = :now where id = :id")
                    .bind("now", now)
                    .bind("id", source.id())
                    .execute()));
  }

  /** What a source has brought is what it still says. */
  public void unchanged(Asked source) {
    Instant now = DatabaseTime.now(clock);
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    update knowledge_sources set fetched = :now, tried = :now, error = null,
                      failures = 0, next = :next where id = :id\
                    """)
                .bind("now", now)
                .bind("next", next(now, source.refreshHours()))
                .bind("id", source.id())
                .execute());
  }

  /**
   * A source brought nothing; its items stay.
   *
   * @param after when it is asked for again by itself; null where it is not asked for by itself
   */
  public void failed(Asked source, String why, @Nullable Duration after) {
    Instant now = DatabaseTime.now(clock);
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    update knowledge_sources set tried = :now, error = :why,
                      failures = failures + 1, next = :next where id = :id\
                    """)
                .bind("now", now)
                .bind("why", why)
                .bind("next", after == null ? null : now.plus(after))
                .bind("id", source.id())
                .execute());
  }

  /** When a source that was asked for now is asked for again, null for never by itself. */
  static @Nullable Instant next(Instant now, int refreshHours) {
    return refreshHours == 0 ? null : now.plus(Duration.ofHours(refreshHours));
  }

  /** The sources of a base, oldest first. */
  static List<KnowledgeSource> of(
      Handle handle, KnowledgeId base, List<KnowledgeItemRows.Row> items) {
    return handle
        .createQuery("select * from knowledge_sources where base = :base order by id")
        .bind("base", base.value())
        .map((row, _) -> source(row, items))
        .list();
  }

  private static KnowledgeSource source(ResultSet row, List<KnowledgeItemRows.Row> items)
      throws SQLException {
    UUID id = Rows.uuid(row, "id");
    return new KnowledgeSource(
        id,
        row.getString("url"),
        row.getString("title"),
        row.getInt("refresh_hours"),
        new KnowledgeSource.State(
            Rows.instant(row, "fetched"),
            Rows.instant(row, "tried"),
            row.getString("error"),
            Rows.optionalInstant(row, "next")),
        Rows.texts(row, "problems"),
        items.stream()
            .filter(item -> id.equals(item.source()))
            .map(item -> item.item().id())
            .toList());
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        Rows.team(row, "team"),
        new KnowledgeId(Rows.uuid(row, "base")),
        Rows.uuid(row, "id"),
        row.getString("url"),
        row.getInt("refresh_hours"),
        new SourceVersion(row.getString("etag"), row.getString("last_modified")),
        row.getInt("failures"));
  }
}
