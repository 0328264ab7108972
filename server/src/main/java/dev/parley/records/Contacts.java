package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.call.AgentId;
import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The contacts of every team; each number is at most once in a team. */
public final class Contacts {
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;
  private final Erasure erasure;

  public Contacts(Database database, Ids ids, InstantSource clock, Erasure erasure) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.erasure = erasure;
  }

  /**
   * Creates a contact, or updates the one with this number: what is given replaces, tags are
   * united, attributes merged. Either way the author attests the contact's consent to be called.
   *
   * @throws Limits.Exceeded if merging would make the contact too large
   */
  public Contact put(Author author, Contact.Draft draft) {
    Instant now = DatabaseTime.now(clock);
    return database
        .jdbi()
        .inTransaction(handle -> {
          Contact contact = upsert(handle, author.team(), draft, now);
          refuseTooMuch(contact, draft);
          attest(handle, author, contact.id(), now);
          return contact;
        });
  }

  /**
   * Creates a simulated contact, or makes the one with this number so: nothing is left of what it
   * was.
   */
  public Contact simulate(TeamId team, Contact.Draft draft) {
    Instant now = DatabaseTime.now(clock);
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    insert into contacts as c (id, team, phone_number, name, email, country_code,
                      attributes, tags, created, updated)
                    values (:id, :team, :phoneNumber, :name, :email, :countryCode,
                      :attributes::jsonb, :tags, :now, :now)
                    on conflict (team, phone_number) where deleted is null do update set
                      version = c.version + 1, name = excluded.name, email = excluded.email,
                      country_code = excluded.country_code, attributes = excluded.attributes,
                      tags = excluded.tags, updated = excluded.updated
                    returning *\
                    """)
                .bindMethods(draft)
                .bindArray("tags", String.class, draft.tags())
                .bind("id", ids.next())
                .bind("team", team)
                .bind("now", now)
                .map((row, _) -> contact(row))
                .one());
  }

  /** Keeps that the author vouches for a contact's consent to be called. */
  static void attest(Handle handle, Author author, ContactId contact, Instant now) {
    handle
        .createUpdate(
            """
            insert into consents (contact, attested, user_id, token)
            values (:contact, :now, :user, :token)\
            """)
        .bind("contact", contact)
        .bind("now", now)
        .bindMethods(author)
        .execute();
  }

  /** What was too large before and is left alone does not keep the rest from being changed. */
  private static void refuseTooMuch(Contact merged, Contact.Draft draft) {
    if (!draft.attributes().isEmpty()) {
      Limits.object("attributes", merged.attributes());
    }
    if (!draft.tags().isEmpty()) {
      Limits.tags(merged.tags());
    }
  }

  private Contact upsert(Handle handle, TeamId team, Contact.Draft draft, Instant now) {
    return handle
        .createQuery(
            """
            insert into contacts as c (id, team, phone_number, name, email, country_code,
              attributes, tags, created, updated)
            values (:id, :team, :phoneNumber, :name, :email, :countryCode,
              :attributes::jsonb, :tags, :now, :now)
            on conflict (team, phone_number) where deleted is null do update set
              version = c.version + 1,
              name = coalesce(excluded.name, c.name),
              email = coalesce(excluded.email, c.email),
              country_code = coalesce(excluded.country_code, c.country_code),
              attributes = c.attributes || excluded.attributes,
              tags = c.tags || array(select t from unnest(excluded.tags) with ordinality u(t, n)
                where t <> all(c.tags) order by n),
              updated = excluded.updated
            returning *\
            """)
        .bindMethods(draft)
        .bindArray("tags", String.class, draft.tags().stream().distinct().toList())
        .bind("id", ids.next())
        .bind("team", team)
        .bind("now", now)
        .map((row, _) -> contact(row))
        .one();
  }

  /** Reads a contact of the team. */
  public Optional<Contact> get(TeamId team, ContactId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select * from contacts where team = :team and id = :id and deleted is null")
                .bind("team", team)
                .bind("id", id)
                .map((row, _) -> contact(row))
                .findOne());
  }

  /** Reads the contact of the team that has a number. */
  public Optional<Contact> get(TeamId team, PhoneNumber number) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select * from contacts
                    where team = :team and phone_number = :number and deleted is null\
                    """)
                .bind("team", team)
                .bind("number", number)
                .map((row, _) -> contact(row))
                .findOne());
  }

  /**
   * Deletes a contact of the team, cancels the calls that nobody was rung for yet, and erases what
   * is known of it, see {@link Erasure}. Gives what it was.
   */
  public Optional<Contact> delete(TeamId team, ContactId id) {
    Optional<Contact> gone =
        database
            .jdbi()
            .inTransaction(handle -> {
              Optional<Contact> deleted =
                  handle
                      .createQuery(
                          """
                          update contacts set deleted = :now
                          where team = :team and id = :id and deleted is null returning *\
                          """)
                      .bind("now", clock.instant())
                      .bind("team", team)
                      .bind("id", id)
                      .map((row, _) -> contact(row))
                      .findOne();
              if (deleted.isPresent()) {
                cancelQueued(handle, team, id);
              }
              return deleted;
            });
    if (gone.isPresent()) {
      int _ = erasure.run();
    }
    return gone;
  }

  /** After the deletion, which waited for the orders under way: see {@link Ordering}. */
  private void cancelQueued(Handle handle, TeamId team, ContactId contact) {
    Instant now = DatabaseTime.now(clock);
    handle
        .createQuery(
            """
            select a.id, a.call from attempts a join calls c on c.id = a.call
            where c.team = :team and c.contact = :contact and a.state = 'queued'
            order by a.id for no key update of a\
            """)
        .bind("team", team)
        .bind("contact", contact)
        .map((row, _) ->
            Map.entry(new AttemptId(Rows.uuid(row, "id")), new CallId(Rows.uuid(row, "call"))))
        .list()
        .forEach(queued ->
            CallEndings.end(
                handle,
                queued.getKey(),
                queued.getValue(),
                EndReason.CANCELLED,
                now,
                "The contact was deleted before anybody was rung"));
  }

  /**
   * Lists contacts of the team. Attributes that are larger than {@link Limits#MOST_LISTED_BYTES}
   * are not loaded.
   */
  public Page<Contact> list(TeamId team, Contact.Filter filter, Page.Request page) {
    return database.jdbi().inTransaction(handle -> ContactList.read(handle, team, filter, page));
  }

  /** What the team's contacts can be told apart by. */
  public ContactFacets facets(TeamId team) {
    return database.jdbi().withHandle(handle -> ContactFacets.read(handle, team));
  }

  /**
   * Decides whether a contact may be called at this moment.
   *
   * @param agent who would call; null for any that may
   * @return empty if the team has no such contact or no such agent
   */
  public Optional<Permission> permission(TeamId team, ContactId id, @Nullable AgentId agent) {
    return database.jdbi().withHandle(handle -> ContactPermission.decide(handle, team, id, agent));
  }

  /** Missing where they are too large for a list. */
  static JsonNode attributes(ResultSet row, String column) throws SQLException {
    JsonNode attributes = Rows.optionalJson(row, column);
    return attributes == null ? MissingNode.getInstance() : attributes;
  }

  static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        new ContactId(Rows.uuid(row, "id")),
        Rows.team(row, "team"),
        row.getInt("version"),
        LenientRows.number(row.getString("phone_number")),
        row.getString("name"),
        row.getString("email"),
        row.getString("country_code"),
        row.getString("caller_type"),
        attributes(row, "attributes"),
        Rows.texts(row, "tags"),
        Rows.instant(row, "created"),
        Rows.instant(row, "updated"));
  }
}
