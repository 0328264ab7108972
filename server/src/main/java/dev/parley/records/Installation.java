package dev.parley.records;

import dev.parley.call.EndReason;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes that run and the trunks they call over, as the database knows them. */
public final class Installation {
  private final Database database;

  public Installation(Database database) {
    this.database = database;
  }

  /**
   * A node.
   *
   * @param heartbeat when it last said that it is alive, by the clock of the database
   * @param calls how many it carries
   */
  public record Node(NodeId id, String host, Instant started, Instant heartbeat, int calls) {}

  /**
   * A trunk.
   *
   * @param capacity how many calls it carries at once, 0 if no node can dial it
   * @param inUse how many calls it carries now, of all teams
   * @param inUseByTeam how many of them are the asking team's
   * @param waiting how many of the asking team's calls wait to be dialled over it
   * @param hosts of the nodes that can dial it
   * @param heartbeat when one of them last said that it is alive, null if there is none
   * @param lastDialled when the team last had somebody dialled over it, null if it never had
   * @param lastEnd how that call ended, null if it goes on or there was none
   */
  public record Trunk(
      String name,
      int capacity,
      int inUse,
      int inUseByTeam,
      int waiting,
      List<String> hosts,
      @Nullable Instant heartbeat,
      @Nullable Instant lastDialled,
      @Nullable EndReason lastEnd) {
    public Trunk {
      hosts = List.copyOf(hosts);
    }
  }

  /** The nodes there are, the oldest first. */
  public List<Node> nodes() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select n.*, (select count(*) from attempts a
                      where a.node = n.id and a.state = 'dialling') calls
                    from nodes n order by started, id\
                    """)
                .map((row, _) ->
                    new Node(
                        new NodeId(Rows.uuid(row, "id")),
                        row.getString("host"),
                        Rows.instant(row, "started"),
                        Rows.instant(row, "heartbeat"),
                        row.getInt("calls")))
                .list());
  }

  /** The trunks, as a team sees them. */
  public List<Trunk> trunks(TeamId team) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select t.name, coalesce(k.capacity, 0) capacity,
                      coalesce(k.hosts, '{}') hosts, k.heartbeat, d.calls, d.of_team,
                      l.dialled last, l.end_reason last_end,
                      (select count(*) from attempts a where a.team = :team and a.trunk = t.name
                        and a.state = 'queued' and a.due <= now()) waiting
                    from trunks t cross join lateral (
                      select max(nt.capacity) capacity, max(n.heartbeat) heartbeat,
                        array_agg(n.host order by n.host) hosts
                      from node_trunks nt join nodes n on n.id = nt.node
                      where nt.trunk = t.name and nt.capacity > 0) k
                    cross join lateral (
                      select count(*) calls, count(*) filter (where a.team = :team) of_team
                      from attempts a where a.trunk = t.name and a.state = 'dialling') d
                    left join lateral (
                      select dialled, end_reason from attempts a
                      where a.team = :team and a.trunk = t.name and a.dialled is not null
                      order by a.dialled desc limit 1) l on true
                    where t.name <> 'simulated'
                    order by t.name\
                    """)
                .bind("team", team)
                .map((row, _) -> trunk(row))
                .list());
  }

  private static Trunk trunk(ResultSet row) throws SQLException {
    String end = row.getString("last_end");
    return new Trunk(
        row.getString("name"),
        row.getInt("capacity"),
        row.getInt("calls"),
        row.getInt("of_team"),
        row.getInt("waiting"),
        Rows.texts(row, "hosts"),
        Rows.optionalInstant(row, "heartbeat"),
        Rows.optionalInstant(row, "last"),
        end == null ? null : LenientRows.endReason(end));
  }
}
