package dev.parley.records;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
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

  /** A delivery is tried for a day, and once more by hand. */
  private static final Duration DELIVERIES_UNDER_WAY = Duration.ofDays(3);

  private final Database database;
  private final InstantSource clock;
  private final RecordingFiles recordings;

  public Erasure(Database database, InstantSource clock, RecordingFiles recordings) {
    this.database = database;
    this.clock = clock;
    this.recordings = recordings;
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
    new ErasedFiles(database, clock, recordings).delete();
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
              new ContactErasure(handle, contact).run(DatabaseTime.now(clock));
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
}
