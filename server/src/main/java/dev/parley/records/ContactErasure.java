package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallEventJson;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Erases one contact, whose row is locked, within one transaction: see {@link Erasure}. */
record ContactErasure(Handle handle, UUID contact) {
  private static final String ERASE_CALLS =
      """
      update calls set phone_number = :none, metadata = null, recording = null, recording_ms = null,
        variables = '{}', summary = null, model_summary = null, summary_model = null,
        version = version + 1, updated = :now
      where id = any(:calls)
      """;

  void run(Instant now) {
    List<UUID> calls =
        handle
            .createQuery("select id from calls where contact = :contact for no key update")
            .bind("contact", contact)
            .mapTo(UUID.class)
            .list();
    eraseJournals(calls);
    for (String sql :
        List.of(
            """
            insert into files_to_delete (file, since)
            select recording, :now from calls where id = any(:calls) and recording is not null
            on conflict do nothing
            """,
            ERASE_CALLS,
            "update attempts set phone_number = :none where call = any(:calls)",
            "delete from call_words where call = any(:calls)",
            "delete from deliveries where call = any(:calls) and state <> 'pending'",
            """
            update suppressions s set phone_number = suppression_digest(s.team, s.phone_number)
            from contacts k where k.id = :contact and s.team = k.team
              and s.phone_number = k.phone_number
              and not exists (select 1 from suppressions o where o.team = s.team
                and o.phone_number = suppression_digest(s.team, s.phone_number))
            """,
            """
            delete from suppressions s using contacts k where k.id = :contact and s.team = k.team
              and s.phone_number = k.phone_number
            """,
            """
            update suppression_changes s
            set phone_number = suppression_digest(s.team, s.phone_number)
            from contacts k where k.id = :contact and s.team = k.team
              and s.phone_number = k.phone_number
            """,
            """
            update contacts set phone_number = :none, name = null, email = null,
              country_code = null, caller_type = null, attributes = '{}', tags = '{}',
              version = version + 1, updated = :now, erased = :now
            where id = :contact
            """)) {
      handle
          .createUpdate(sql)
          .bind("now", now)
          .bind("none", PhoneNumber.ERASED)
          .bind("contact", contact)
          .bindArray("calls", UUID.class, calls)
          .execute();
    }
  }

  /** Leaves of each journal when it rang, was answered and how it ended. */
  private void eraseJournals(List<UUID> calls) {
    handle
        .createUpdate(
            """
            delete from call_events where call = any(:calls)
              and type not in ('dialling', 'ringing', 'answered', 'ended',
                'Dialling', 'Ringing', 'Answered', 'Ended')\
            """)
        .bindArray("calls", UUID.class, calls)
        .execute();
    handle
        .createQuery(
            """
            select e.call, e.index, c.ended, c.end_reason, c.end_detail, c.outcomes
            from call_events e join calls c on c.id = e.call
            where e.call = any(:calls) and e.type in ('ended', 'Ended')\
            """)
        .bindArray("calls", UUID.class, calls)
        .map((row, _) -> Bare.of(row))
        .list()
        .forEach(bare ->
            handle
                .createUpdate(
                    """
                    update call_events set type = :type, body = :body::json
                    where call = :call and index = :index\
                    """)
                .bind("type", CallEventJson.name(bare.end()))
                .bind("body", CallEventJson.write(bare.end()))
                .bind("call", bare.call())
                .bind("index", bare.index())
                .execute());
  }

  private record Bare(CallId call, int index, CallEvent.Ended end) {
    static Bare of(ResultSet row) throws SQLException {
      return new Bare(
          new CallId(Rows.uuid(row, "call")),
          row.getInt("index"),
          new CallEvent.Ended(
              Rows.instant(row, "ended"),
              LenientRows.endReason(row.getString("end_reason")),
              row.getString("end_detail"),
              Map.of(),
              Rows.texts(row, "outcomes")));
    }
  }
}
