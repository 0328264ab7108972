package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the attempts of a call; when it rang and was answered is in its journal. */
final class AttemptList {
  private final Map<AttemptId, Instant> ringing = new HashMap<>();
  private final Map<AttemptId, Instant> answered = new HashMap<>();
  private @Nullable AttemptId latest;

  private AttemptList() {}

  /** The attempts of a call of the team, oldest first. */
  static List<Attempt> read(Handle handle, TeamId team, CallId call) {
    AttemptList list = new AttemptList();
    handle
        .createQuery(
            """
            select e.at, e.body from call_events e join calls c on c.id = e.call
            where c.team = :team and c.id = :call and e.type in
              ('dialling', 'ringing', 'answered', 'Dialling', 'Ringing', 'Answered')
            order by e.index\
            """)
        .bind("team", team)
        .bind("call", call)
        .map((row, _) -> RecordJson.readEvent(row.getString("body"), Rows.instant(row, "at")))
        .forEach(list::add);
    return handle
        .createQuery("select * from attempts where team = :team and call = :call order by number")
        .bind("team", team)
        .bind("call", call)
        .map((row, _) -> list.attempt(row))
        .list();
  }

  private void add(CallEvent event) {
    if (event instanceof CallEvent.Dialling dialling) {
      latest = dialling.attempt();
    }
    AttemptId attempt = latest;
    if (attempt != null && event instanceof CallEvent.Ringing rang) {
      ringing.putIfAbsent(attempt, rang.at());
    } else if (attempt != null && event instanceof CallEvent.Answered taken) {
      answered.putIfAbsent(attempt, taken.at());
    }
  }

  private Attempt attempt(ResultSet row) throws SQLException {
    AttemptId id = new AttemptId(row.getObject("id", UUID.class));
    String reason = row.getString("end_reason");
    return new Attempt(
        id,
        row.getInt("number"),
        Attempt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("trunk"),
        Rows.instant(row, "due"),
        Rows.optionalInstant(row, "dialled"),
        ringing.get(id),
        answered.get(id),
        Rows.optionalInstant(row, "ended"),
        reason == null ? null : LenientRows.endReason(reason));
  }
}
