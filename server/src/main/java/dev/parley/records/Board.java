package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What goes on in teams now. */
public final class Board {
  /** Calls of a kind that are told of one by one. */
  public static final int MOST = 200;

  private static final int MOST_WAITING = 50;

  private static final String COUNTS =
      """
      select t.id, t.dialling_stopped, t.dialling_changed, t.dialling_changed_by,
        t.dialling_note, u.name dialling_by_name, %s under_way, q.waiting, q.oldest,
        least(t.max_concurrent, (select coalesce(sum(capacity), 0) from (
          select max(capacity) capacity from node_trunks where trunk <> 'simulated'
          group by trunk) k)) capacity
      from teams t left join users u on u.id = t.dialling_changed_by
      cross join lateral (
        select count(*) waiting, min(due) filter (where due <= now()) oldest
        from attempts where team = t.id and state = 'queued') q
      where t.id = any(:teams)
      """
          .formatted(TeamLoad.CALLS);

  private static final String LIVE =
      """
      select call from attempts where team = :team and state = 'dialling'
      order by dialled limit :most
      """;

  private static final String ENDED =
      """
      select call from attempts where team = :team and state = 'ended'
        and dialled > now() - interval '3 hours' and ended > now() - interval '60 seconds'
      order by ended desc limit :most
      """;

  private static final String WAITING =
      "select call, due from attempts where team = :team and state = 'queued'"
          + " order by due, id limit :most";

  private final Database database;
  private final VersionNames names = new VersionNames();

  public Board(Database database) {
    this.database = database;
  }

  /**
   * How many calls a team has.
   *
   * @param waiting how many wait to be dialled, those that are for a later time among them
   * @param oldest since when the first of those waits that are due, null if none is
   * @param capacity how many may be under way at once, by the team's limit and the trunks there are
   */
  public record Counts(
      Dialling.State dialling, int waiting, @Nullable Instant oldest, int capacity) {}

  /**
   * A call that waits.
   *
   * @param due from when it is to be dialled
   * @param permission what would be decided of it now
   */
  public record Waiting(LiveCall call, Instant due, Permission permission) {}

  /**
   * All of it.
   *
   * @param live the calls under way, the longest first
   * @param waiting the next to be dialled, in their order
   * @param ended the calls that ended within a minute, the latest first
   */
  public record Now(
      Counts counts, List<LiveCall> live, List<Waiting> waiting, List<LiveCall> ended) {
    public Now {
      live = List.copyOf(live);
      waiting = List.copyOf(waiting);
      ended = List.copyOf(ended);
    }
  }

  /** What goes on in a team. */
  public Now now(TeamId team) {
    return database
        .jdbi()
        .inTransaction(handle ->
            new Now(
                Objects.requireNonNull(counts(handle, List.of(team)).get(team)),
                calls(handle, team, LIVE),
                waiting(handle, team),
                calls(handle, team, ENDED).stream()
                    .sorted(Comparator.comparing(Board::last).reversed())
                    .toList()));
  }

  private static Instant last(LiveCall call) {
    return Objects.requireNonNullElse(call.ended(), call.created());
  }

  /** How many calls each of some teams has: one query, however many they are. */
  public Map<TeamId, Counts> counts(Collection<TeamId> teams) {
    return database.jdbi().withHandle(handle -> counts(handle, teams));
  }

  /** Reads calls of whatever teams: one query, however many they are. */
  public List<LiveCall> calls(Collection<CallId> ids) {
    return database
        .jdbi()
        .withHandle(
            handle -> LiveCallRows.read(handle, names, ids.stream().map(CallId::value).toList()));
  }

  private static Map<TeamId, Counts> counts(Handle handle, Collection<TeamId> teams) {
    Map<TeamId, Counts> counts = new HashMap<>();
    handle
        .createQuery(COUNTS)
        .bindArray("teams", UUID.class, teams.stream().map(TeamId::value).toList())
        .map((row, _) -> Map.entry(Rows.team(row, "id"), counts(row)))
        .forEach(each -> counts.put(each.getKey(), each.getValue()));
    return counts;
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(
        Dialling.state(row),
        row.getInt("waiting"),
        Rows.optionalInstant(row, "oldest"),
        row.getInt("capacity"));
  }

  private List<LiveCall> calls(Handle handle, TeamId team, String which) {
    return LiveCallRows.read(
        handle,
        names,
        handle.createQuery(which).bind("team", team).bind("most", MOST).mapTo(UUID.class).list());
  }

  private List<Waiting> waiting(Handle handle, TeamId team) {
    Map<UUID, Instant> due = new HashMap<>();
    handle
        .createQuery(WAITING)
        .bind("team", team)
        .bind("most", MOST_WAITING)
        .map((row, _) -> Map.entry(Rows.uuid(row, "call"), Rows.instant(row, "due")))
        .forEach(each -> due.put(each.getKey(), each.getValue()));
    Map<CallId, Permission> permissions = QueuedFacts.decide(handle, team, due.keySet());
    return LiveCallRows.read(handle, names, due.keySet()).stream()
        .filter(call -> permissions.containsKey(call.id()))
        .map(call ->
            new Waiting(
                call,
                Objects.requireNonNull(due.get(call.id().value())),
                Objects.requireNonNull(permissions.get(call.id()))))
        .sorted(Comparator.comparing(Waiting::due))
        .toList();
  }
}
