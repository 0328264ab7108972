package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes what calls are tagged with. */
public final class CallTags {
  private final Database database;
  private final InstantSource clock;

  CallTags(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Tags a call with these and nothing else.
   *
   * @param tags null to leave it as it is
   * @return those it has now; empty if the team has no such call
   * @throws Limits.Exceeded if they are too many or too long
   */
  public Optional<List<String>> set(TeamId team, CallId call, @Nullable List<String> tags) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          List<Tagged> found = locked(handle, team, List.of(call));
          if (tags != null) {
            change(handle, found, _ -> new LinkedHashSet<>(tags));
          }
          return found.stream().findFirst().map(one -> tags == null ? one.tags() : tags);
        });
  }

  /**
   * Takes tags from calls and gives them others. What the team has not among them is passed over.
   *
   * @return those that are tagged otherwise than before
   * @throws Limits.Exceeded if one would have too many, or one is too long; nothing is changed then
   */
  public List<CallId> change(
      TeamId team, Collection<CallId> calls, Collection<String> add, Collection<String> remove) {
    return database
        .jdbi()
        .inTransaction(handle ->
            change(
                handle,
                locked(handle, team, calls),
                before -> {
                  SequencedSet<String> after = new LinkedHashSet<>(before);
                  after.removeAll(remove);
                  after.addAll(add);
                  return after;
                }));
  }

  private record Tagged(CallId call, List<String> tags) {}

  /** In the order of their ids, so that two who change some wait for each other in turn. */
  private static List<Tagged> locked(Handle handle, TeamId team, Collection<CallId> calls) {
    return handle
        .createQuery(
            """
            select id, tags from calls where team = :team and id = any(:calls)
            order by id for no key update\
            """)
        .bind("team", team)
        .bindArray("calls", UUID.class, calls.stream().map(CallId::value).toList())
        .map((row, _) -> new Tagged(new CallId(Rows.uuid(row, "id")), Rows.texts(row, "tags")))
        .list();
  }

  private List<CallId> change(
      Handle handle, List<Tagged> calls, UnaryOperator<SequencedSet<String>> change) {
    Instant now = DatabaseTime.now(clock);
    List<CallId> changed = new ArrayList<>();
    for (Tagged call : calls) {
      List<String> after = List.copyOf(change.apply(new LinkedHashSet<>(call.tags())));
      Limits.tags(after);
      if (after.equals(call.tags())) {
        continue;
      }
      handle
          .createUpdate(
              """
              update calls set tags = :tags, version = version + 1, updated = :now
              where id = :call\
              """)
          .bindArray("tags", String.class, after)
          .bind("now", now)
          .bind("call", call.call())
          .execute();
      changed.add(call.call());
    }
    return changed;
  }
}
