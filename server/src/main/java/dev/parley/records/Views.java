package dev.parley.records;

import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The views of teams and of their people. Nobody has those that others keep for themselves. */
public final class Views {
  /** Of a team, with those that its people keep for themselves. */
  public static final int MOST_OF_A_TEAM = 500;

  private static final String SELECT =
      """
      select v.id, v.name, v.filters, v.shared, v.user_id, u.name user_name, v.updated
      from views v join users u on u.id = v.user_id
      where v.team = :team and (v.shared or v.user_id = :user)\
      """;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  Views(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** All that somebody has, the oldest first. */
  public List<View> list(Author author) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(SELECT + " order by v.created, v.id")
                .bind("team", author.team())
                .bind("user", author.user())
                .map((row, _) -> view(row))
                .list());
  }

  public Optional<View> get(Author author, UUID id) {
    return database.jdbi().withHandle(handle -> get(handle, author, id));
  }

  private static Optional<View> get(Handle handle, Author author, UUID id) {
    return handle
        .createQuery(SELECT + " and v.id = :id")
        .bind("team", author.team())
        .bind("user", author.user())
        .bind("id", id)
        .map((row, _) -> view(row))
        .findOne();
  }

  /** Keeps one; empty if the team has as many as it may. */
  public Optional<View> add(Author author, View.Draft draft) {
    UUID id = ids.next();
    return database
        .jdbi()
        .inTransaction(handle -> {
          // Whoever else keeps one for the team waits, so that none is kept beyond the limit.
          int before =
              handle
                  .createQuery(
                      """
                      with team as materialized (
                        select id from teams where id = :team for no key update)
                      select count(v.id) from team left join views v on v.team = team.id\
                      """)
                  .bind("team", author.team())
                  .mapTo(int.class)
                  .one();
          if (before >= MOST_OF_A_TEAM) {
            return Optional.empty();
          }
          handle
              .createUpdate(
                  """
                  insert into views (id, team, user_id, name, filters, shared, created, updated)
                  values (:id, :team, :user, :name, :filters::jsonb, :shared, :now, :now)\
                  """)
              .bind("id", id)
              .bind("team", author.team())
              .bind("user", author.user())
              .bindMethods(draft)
              .bind("now", DatabaseTime.now(clock))
              .execute();
          return get(handle, author, id);
        });
  }

  /** Keeps something else under its id; empty if the author has no such view. */
  public Optional<View> change(Author author, UUID id, View.Draft draft) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int changed =
              handle
                  .createUpdate(
                      """
                      update views set name = :name, filters = :filters::jsonb, shared = :shared,
                        updated = :now
                      where team = :team and id = :id and (shared or user_id = :user)\
                      """)
                  .bindMethods(draft)
                  .bind("now", DatabaseTime.now(clock))
                  .bind("team", author.team())
                  .bind("user", author.user())
                  .bind("id", id)
                  .execute();
          // Whoever takes one of the team's for themselves takes it from the others.
          return changed == 0 ? Optional.empty() : owned(handle, author, id, draft.shared());
        });
  }

  private static Optional<View> owned(Handle handle, Author author, UUID id, boolean shared) {
    if (!shared) {
      handle
          .createUpdate("update views set user_id = :user where id = :id")
          .bind("user", author.user())
          .bind("id", id)
          .execute();
    }
    return get(handle, author, id);
  }

  /** Forgets one; false if the author has no such view. */
  public boolean remove(Author author, UUID id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                    .createUpdate(
                        """
                        delete from views
                        where team = :team and id = :id and (shared or user_id = :user)\
                        """)
                    .bind("team", author.team())
                    .bind("user", author.user())
                    .bind("id", id)
                    .execute()
                == 1);
  }

  private static View view(ResultSet row) throws SQLException {
    return new View(
        Rows.uuid(row, "id"),
        row.getString("name"),
        Rows.json(row, "filters"),
        row.getBoolean("shared"),
        new UserId(Rows.uuid(row, "user_id")),
        row.getString("user_name"),
        Rows.instant(row, "updated"));
  }
}
