package dev.parley.records;

import dev.parley.call.PhoneNumber;
import java.time.InstantSource;

/**
 * Numbers that must not be called. A call queued before its number got here ends when its turn
 * comes, without anybody being rung. Once the contact with the number is erased, the row holds a
 * digest of it in its place: {@code suppression_digest} of the database.
 */
public final class Suppressions {
  private final Database database;
  private final InstantSource clock;

  public Suppressions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Forbids a number to the author's team; a second time changes nothing. */
  public void add(Author author, PhoneNumber number, String reason) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into suppressions (team, phone_number, reason, created, user_id)
                    values (:team, :number, :reason, :now, :user) on conflict do nothing\
                    """)
                .bind("team", author.team())
                .bind("number", number)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("user", author.user())
                .execute());
  }

  /** Allows a number again. */
  public void remove(Author author, PhoneNumber number) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    delete from suppressions where team = :team
                      and phone_number in (:number, suppression_digest(:team, :number))\
                    """)
                .bind("team", author.team())
                .bind("number", number)
                .execute());
  }
}
