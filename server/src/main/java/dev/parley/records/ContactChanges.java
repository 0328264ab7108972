package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.ContactId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Changes contacts. */
public final class ContactChanges {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final InstantSource clock;

  ContactChanges(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is to be changed, within the {@link Limits}; null leaves a thing as it is, an empty text
   * clears it.
   *
   * @param attributes a JSON object, which replaces all there are
   * @param tags replace all there are
   */
  public record Change(
      @Nullable PhoneNumber phoneNumber,
      @Nullable String name,
      @Nullable String email,
      @Nullable String countryCode,
      @Nullable JsonNode attributes,
      @Nullable List<String> tags) {
    public Change {
      tags = tags == null ? null : List.copyOf(tags);
      Limits.text("name", name, Limits.NAME);
      Limits.text("email", email, Limits.EMAIL);
      Limits.object("attributes", attributes);
      Limits.tags(tags == null ? List.of() : tags);
    }
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It is changed. */
  public record Changed(Contact contact) implements Outcome {}

  /** Nothing was changed. */
  public enum Refusal implements Outcome {
    /** The team has no such contact. */
    UNKNOWN,
    /** It is at another version. */
    MOVED,
    /** The team has another contact with this number. */
    TAKEN,
    /** The number it has must not be called, and whoever asked for that would be called again. */
    SUPPRESSED
  }

  /**
   * Changes a contact. With a new number its calls that nobody was rung for yet go there, and the
   * author attests consent anew.
   *
   * @param version the one it must be at, null for any
   */
  public Outcome change(Author author, ContactId id, @Nullable Integer version, Change change) {
    try {
      return database.jdbi().inTransaction(handle -> change(handle, author, id, version, change));
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        return Refusal.TAKEN;
      }
      throw e;
    }
  }

  private Outcome change(
      Handle handle, Author author, ContactId id, @Nullable Integer version, Change change) {
    TeamId team = author.team();
    if (change.phoneNumber() != null) {
      // Claims hold this lock from looking at a number until it is fenced.
      handle
          .createQuery("select id from teams where id = :team for no key update")
          .bind("team", team)
          .mapTo(UUID.class)
          .one();
    }
    Optional<Contact> found = locked(handle, team, id);
    if (found.isEmpty()) {
      return Refusal.UNKNOWN;
    }
    Contact before = found.get();
    if (version != null && version != before.version()) {
      return Refusal.MOVED;
    }
    PhoneNumber number = change.phoneNumber();
    boolean moves = number != null && !number.equals(before.phoneNumber());
    if (moves && suppressed(handle, before)) {
      return Refusal.SUPPRESSED;
    }
    Contact after = write(handle, before, change);
    if (moves) {
      redirect(handle, after);
      Contacts.attest(handle, author, after.id(), DatabaseTime.now(clock));
    }
    return new Changed(after);
  }

  private static Optional<Contact> locked(Handle handle, TeamId team, ContactId id) {
    return handle
        .createQuery(
            """
            select * from contacts where team = :team and id = :id and deleted is null for update\
            """)
        .bind("team", team)
        .bind("id", id)
        .map((row, _) -> Contacts.contact(row))
        .findOne();
  }

  private static boolean suppressed(Handle handle, Contact contact) {
    return handle
        .createQuery(
            """
            select exists (select 1 from suppressions
              where team = :team
                and phone_number in (:phoneNumber, suppression_digest(:team, :phoneNumber)))\
            """)
        .bindMethods(contact)
        .mapTo(boolean.class)
        .one();
  }

  private Contact write(Handle handle, Contact before, Change change) {
    List<String> tags = change.tags() == null ? before.tags() : change.tags();
    return handle
        .createQuery(
            """
            update contacts set version = version + 1, updated = :now,
              phone_number = coalesce(:phoneNumber, phone_number),
              name = nullif(coalesce(:name, name), ''),
              email = nullif(coalesce(:email, email), ''),
              country_code = nullif(coalesce(:countryCode, country_code), ''),
              attributes = coalesce(:attributes::jsonb, attributes), tags = :tags
            where id = :id returning *\
            """)
        .bind("now", DatabaseTime.now(clock))
        .bind("phoneNumber", change.phoneNumber())
        .bind("name", change.name())
        .bind("email", change.email())
        .bind("countryCode", change.countryCode())
        .bind("attributes", change.attributes())
        .bindArray("tags", String.class, tags.stream().distinct().toList())
        .bind("id", before.id())
        .map((row, _) -> Contacts.contact(row))
        .one();
  }

  /** Whoever has the old number now is not who was meant. */
  private void redirect(Handle handle, Contact contact) {
    Instant now = DatabaseTime.now(clock);
    List<UUID> calls =
        handle
            .createQuery(
                """
                update attempts a set phone_number = :number from calls c
                where c.id = a.call and c.team = :team and c.contact = :contact
                  and a.state = 'queued' returning a.call\
                """)
            .bind("number", contact.phoneNumber())
            .bind("team", contact.team())
            .bind("contact", contact.id())
            .mapTo(UUID.class)
            .list();
    handle
        .createUpdate(
            """
            update calls set phone_number = :number, version = version + 1, updated = :now
            where id = any(:calls)\
            """)
        .bind("number", contact.phoneNumber())
        .bind("now", now)
        .bindArray("calls", UUID.class, calls)
        .execute();
  }
}
