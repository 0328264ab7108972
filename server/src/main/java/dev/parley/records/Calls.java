package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.FeltGap;
import dev.parley.call.StorableText;
import dev.parley.call.TeamId;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The calls of every team, and their journals as they are read. */
public final class Calls {
  private final Database database;

  public Calls(Database database) {
    this.database = database;
  }

  /** Reads a call of the team. */
  public Optional<Call> get(TeamId team, CallId id) {
    return database.jdbi().withHandle(handle -> get(handle, team, id));
  }

  static Optional<Call> get(Handle handle, TeamId team, CallId id) {
    return one(handle, team, id).map((row, _) -> CallRow.call(row)).findOne();
  }

  /**
   * Reads a call of the team that is to be told once and for all.
   *
   * @throws IllegalArgumentException if it holds what is not known
   */
  public Optional<Call> exact(TeamId team, CallId id) {
    return database
        .jdbi()
        .withHandle(handle -> one(handle, team, id).map((row, _) -> CallRow.exact(row)).findOne());
  }

  private static Query one(Handle handle, TeamId team, CallId id) {
    return handle
        .createQuery(CallRow.SELECT + CallRow.FROM + "where c.team = :team and c.id = :id")
        .bind("team", team)
        .bind("id", id);
  }

  /**
   * What would be decided of a call of the team if its turn came now; empty if it waits for none.
   */
  public Optional<Permission> permissionNow(TeamId team, CallId id) {
    return database.jdbi().withHandle(handle -> QueuedFacts.decide(handle, team, id));
  }

  /**
   * Lists calls of the team, newest first, without the variables and outcomes of their ends, and
   * without attributes and metadata larger than {@link Limits#MOST_LISTED_BYTES}.
   */
  public Page<Call> list(TeamId team, Call.Filter filter, Page.Request page) {
    return database.jdbi().inTransaction(handle -> CallList.read(handle, team, filter, page));
  }

  /**
   * Reads the journal of a call of the team, oldest first.
   *
   * @param after the index of the last entry already known, -1 for none
   */
  public List<JournalEntry> journal(TeamId team, CallId id, int after, int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select e.index, e.at, e.body from call_events e join calls c on c.id = e.call
                    where c.team = :team and c.id = :id and e.index > :after
                    order by e.index limit :limit\
                    """)
                .bind("team", team)
                .bind("id", id)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new JournalEntry(row.getInt("index"), event(row)))
                .list());
  }

  /** Reads the transcripts of calls of the team; a call nobody spoke in is absent. */
  public Map<CallId, List<Turn>> transcripts(TeamId team, Collection<CallId> calls) {
    return transcripts(team, calls, Integer.MAX_VALUE);
  }

  /** The same with at most so many turns of each call, its first. */
  public Map<CallId, List<Turn>> transcripts(TeamId team, Collection<CallId> calls, int most) {
    Map<CallId, List<Turn>> transcripts = new LinkedHashMap<>();
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createQuery(
                    """
                    select e.call, e.at, e.body from calls c cross join lateral (
                      select call, index, at, body from call_events
                      where call = c.id and type in ('agent_spoke', 'callee_spoke', 'AgentSpoke', 'CalleeSpoke')
                      order by index limit :most) e
                    where c.team = :team and c.id = any(:calls) order by e.call, e.index\
                    """)
                .bind("most", most)
                .bind("team", team)
                .bindArray("calls", UUID.class, calls.stream().map(CallId::value).toList())
                .map((row, _) -> Map.entry(new CallId(Rows.uuid(row, "call")), Turn.of(event(row))))
                .forEach(entry ->
                    entry
                        .getValue()
                        .ifPresent(turn ->
                            transcripts
                                .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                                .add(turn))));
    return transcripts;
  }

  /**
   * Keeps a language model's summary of a call that ended; nothing where the call has none to be
   * put in the place of, as when its contact was erased meanwhile.
   */
  public void summarize(CallId call, Call.ByModel summary, Instant at) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    update calls set model_summary = :text, summary_model = :model, updated = :at,
                      version = version + 1
                    where id = :call and ended is not null and summary is not null\
                    """)
                .bind("text", summary.text())
                .bind("model", StorableText.of(summary.model()))
                .bind("at", at)
                .bind("call", call)
                .execute());
  }

  /** How long the callee of a call of the team waited for each answer, oldest first. */
  public List<FeltGap> gaps(TeamId team, CallId id) {
    return events(team, id, "gap_measured", "GapMeasured").stream()
        .filter(CallEvent.GapMeasured.class::isInstance)
        .map(event -> ((CallEvent.GapMeasured) event).gap())
        .toList();
  }

  /** What a call of the team asked language models, and did not. */
  public ModelTotals models(TeamId team, CallId id) {
    return ModelTotals.of(events(team, id, "model_asked", "outcomes_scored"));
  }

  private List<CallEvent> events(TeamId team, CallId id, String... types) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select e.at, e.body from call_events e join calls c on c.id = e.call
                    where c.team = :team and c.id = :id and e.type = any(:types)
                    order by e.index\
                    """)
                .bind("team", team)
                .bind("id", id)
                .bindArray("types", String.class, (Object[]) types)
                .map((row, _) -> event(row))
                .list());
  }

  /** What each reply in a call of the team was taken for, and by what evidence, in order. */
  public List<Call.Judged> judgements(TeamId team, CallId id) {
    return database.jdbi().withHandle(handle -> Judgements.read(handle, team, id));
  }

  /** The attempts of a call of the team, oldest first. */
  public List<Attempt> attempts(TeamId team, CallId id) {
    return database.jdbi().withHandle(handle -> AttemptList.read(handle, team, id));
  }

  private static CallEvent event(ResultSet row) throws SQLException {
    return RecordJson.readEvent(row.getString("body"), Rows.instant(row, "at"));
  }
}
