package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is known of deleted contacts: name, number, e-mail address, attributes, tags, and of
 * their calls the number, metadata, variables, transcript, journal, recording and what subscribers
 * were told. What stays says that a call was made, when, how it ended and who vouched that it might
 * be: no more than an operator must be able to show. A suppressed number stays as a digest, so that
 * it is not called after all.
 *
 * <p>A call under way is erased once it has ended.
 */
public final class Erasure {
  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
  private static final int AT_ONCE = 50;

  /** On another node the file may be there when this one has none. */
  private static final Duration FILES_SOUGHT = Duration.ofDays(7);

  /** A delivery is tried for a day, and once more by hand. */
  private static final Duration DELIVERIES_UNDER_WAY = Duration.ofDays(3);

  private static final String ERASE_CALLS =
      """
      update calls set phone_number = :none, metadata = null, recording = null, recording_ms = null,
        variables = '{}', version = version + 1, updated = :now
      where id = any(:calls)
      """;

  private final Database database;
  private final InstantSource clock;

  public Erasure(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Erases deleted contacts that are in no call any more. How many were. One that cannot be erased
   * is left for the next time.
   */
  public int run() {
    int erased = 0;
    Set<UUID> left = new HashSet<>();
    List<UUID> some;
    do {
      some = database.jdbi().withHandle(handle -> toErase(handle, left));
      for (UUID contact : some) {
        if (eraseOrLeave(contact)) {
          erased++;
        } else {
          left.add(contact);
        }
      }
    } while (some.size() == AT_ONCE);
    forgetDeliveries();
    deleteFiles();
    return erased;
  }

  private static List<UUID> toErase(Handle handle, Set<UUID> left) {
    return handle
        .createQuery(
            """
            select k.id from contacts k where k.deleted is not null and k.erased is null
              and k.id <> all(:left)
              and not exists (select 1 from calls c join attempts a on a.call = c.id
                where c.contact = k.id and a.state <> 'ended')
            order by k.deleted limit :most\
            """)
        .bindArray("left", UUID.class, left)
        .bind("most", AT_ONCE)
        .mapTo(UUID.class)
        .list();
  }

  /** Whether it is done; what is wrong with one contact must not keep the others. */
  private boolean eraseOrLeave(UUID contact) {
    try {
      return database
          .jdbi()
          .inTransaction(handle -> {
            boolean ours =
                handle
                    .createQuery(
                        """
                        select id from contacts where id = :id and erased is null
                        for no key update skip locked\
                        """)
                    .bind("id", contact)
                    .mapTo(UUID.class)
                    .findOne()
                    .isPresent();
            if (ours) {
              erase(handle, contact);
            }
            return ours;
          });
    } catch (RuntimeException e) {
      if (UnavailableException.caused(e)) {
        throw e;
      }
      LOG.error("A deleted contact could not be erased: {} {}", contact, FailureTrace.of(e));
      return false;
    }
  }

  private void erase(Handle handle, UUID contact) {
    Instant now = Times.now(clock);
    List<UUID> calls =
        handle
            .createQuery("select id from calls where contact = :contact for no key update")
            .bind("contact", contact)
            .mapTo(UUID.class)
            .list();
    eraseJournals(handle, calls);
    for (String sql :
        List.of(
            """
            insert into files_to_delete (file, since)
            select recording, :now from calls where id = any(:calls) and recording is not null
            on conflict do nothing
            """,
            ERASE_CALLS,
            "update attempts set phone_number = :none where call = any(:calls)",
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
  private static void eraseJournals(Handle handle, List<UUID> calls) {
    handle
        .createUpdate(
            """
            delete from call_events where call = any(:calls)
              and type not in ('Dialling', 'Ringing', 'Answered', 'Ended')\
            """)
        .bindArray("calls", UUID.class, calls)
        .execute();
    handle
        .createQuery(
            """
            select e.call, e.index, c.ended, c.end_reason, c.end_detail, c.outcomes
            from call_events e join calls c on c.id = e.call
            where e.call = any(:calls) and e.type = 'Ended'\
            """)
        .bindArray("calls", UUID.class, calls)
        .map((row, _) -> Bare.of(row))
        .list()
        .forEach(bare ->
            handle
                .createUpdate(
                    "update call_events set body = :body::json where call = :call and index = :index")
                .bind("body", Json.writeEvent(bare.end()))
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
              Kept.endReason(row.getString("end_reason")),
              row.getString("end_detail"),
              Map.of(),
              Rows.texts(row, "outcomes")));
    }
  }

  /** Those that were under way when their contact was erased, and now are no more. */
  private void forgetDeliveries() {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    delete from deliveries d using calls c, contacts k
                    where k.erased > :since and c.contact = k.id and d.call = c.id
                      and d.state <> 'pending'\
                    """)
                .bind("since", clock.instant().minus(DELIVERIES_UNDER_WAY))
                .execute());
  }

  /** Deletes the recordings that are on this machine. */
  private void deleteFiles() {
    List<String> files =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("select file from files_to_delete order by since")
                    .mapTo(String.class)
                    .list());
    for (String file : files) {
      try {
        if (Files.deleteIfExists(Path.of(file))) {
          forget(file);
        }
      } catch (IOException e) {
        LOG.warn("A recording of a deleted contact cannot be deleted: {}", file, e);
      }
    }
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("delete from files_to_delete where since < :long_ago")
                .bind("long_ago", clock.instant().minus(FILES_SOUGHT))
                .execute());
  }

  private void forget(String file) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("delete from files_to_delete where file = :file")
                .bind("file", file)
                .execute());
  }
}
