package dev.parley.records;

import dev.parley.call.CallStatus;
import dev.parley.call.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Pages of calls, newest first. */
final class CallList {
  private static final Listing.Order NEWEST_FIRST =
      new Listing.Order("created desc, id desc", "created, id");

  private CallList() {}

  static Page<Call> read(Handle handle, TeamId team, Call.Filter filter, Page.Request wanted) {
    Listing.Found found =
        Listing.of(handle, "from calls")
            .where("team = :team", "team", team)
            .where("agent = :agent", "agent", filter.agent())
            .where("job = :job", "job", filter.job())
            .indexed(filter.job() != null)
            .whereAny(
                "status = any(:statuses::text[])",
                "statuses",
                filter.statuses().stream().map(CallStatus::name).toList())
            .whereAny("tags @> :tags::text[]", "tags", filter.tags())
            .where("person like lower(:search)", "search", Rows.containing(filter.search()))
            .page(NEWEST_FIRST, wanted);
    Map<UUID, Call> calls = new HashMap<>();
    handle
        .createQuery(CallRow.SELECT_LISTED + CallRow.FROM + "where c.id = any(:ids)")
        .bind("most", Limits.MOST_LISTED_BYTES)
        .bindArray("ids", UUID.class, found.ids())
        .map((row, _) -> CallRow.call(row))
        .forEach(call -> calls.put(call.id().value(), call));
    List<Call> page =
        found.ids().stream().map(id -> Objects.requireNonNull(calls.get(id))).toList();
    return new Page<>(page, found.count());
  }
}
