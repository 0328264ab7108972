package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The contacts of every team; each number is at most once in a team. */
public final class Contacts {
  private static final String MATCHING =
      """
      from contacts where team = :team and deleted is null
        and tags @> :tags::text[] and not tags && :excluded::text[]
        and (:search::text is null or name ilike :search or phone_number like :search
          or email ilike :search
          or exists (select 1 from jsonb_each_text(attributes) a where a.value ilike :search))
      """;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Contacts(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Creates a contact, or updates the one with this number: what is given replaces, tags are
   * united, attributes merged. Either way the author attests the contact's consent to be called.
   */
  public Contact put(Author author, Contact.Draft draft) {
    Instant now = Times.now(clock);
    return database
        .jdbi()
        .inTransaction(handle -> {
          Contact contact = upsert(handle, author.team(), draft, now);
          handle
              .createUpdate(
                  """
                  insert into consents (contact, attested, user_id, token)
                  values (:contact, :now, :user, :token)\
                  """)
              .bind("contact", contact.id())
              .bind("now", now)
              .bindMethods(author)
              .execute();
          return contact;
        });
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
      int _ = new Erasure(database, clock).run();
    }
    return gone;
  }

  /** After the deletion, which waited for the orders under way: see {@link Ordering}. */
  private void cancelQueued(Handle handle, TeamId team, ContactId contact) {
    Instant now = Times.now(clock);
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
            CallEnds.end(
                handle,
                queued.getKey(),
                queued.getValue(),
                EndReason.CANCELLED,
                now,
                "The contact was deleted before anybody was rung"));
  }

  /** Lists contacts of the team. */
  public Page<Contact> list(TeamId team, Contact.Filter filter, Page.Request page) {
    String order =
        "order by %s %s nulls last, id limit :limit offset :offset"
            .formatted(
                filter.sort().name().toLowerCase(Locale.ROOT), filter.ascending() ? "asc" : "desc");
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                matching(handle, "select * " + MATCHING + order, team, filter)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> contact(row))
                    .list(),
                matching(handle, "select count(*) " + MATCHING, team, filter)
                    .mapTo(long.class)
                    .one()));
  }

  private static Query matching(Handle handle, String sql, TeamId team, Contact.Filter filter) {
    return handle
        .createQuery(sql)
        .bind("team", team)
        .bindArray("tags", String.class, filter.tags())
        .bindArray("excluded", String.class, filter.excludedTags())
        .bind("search", Rows.containing(filter.search()));
  }

  static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        new ContactId(Rows.uuid(row, "id")),
        Rows.team(row, "team"),
        row.getInt("version"),
        new PhoneNumber(row.getString("phone_number")),
        row.getString("name"),
        row.getString("email"),
        row.getString("country_code"),
        row.getString("caller_type"),
        Rows.json(row, "attributes"),
        Rows.texts(row, "tags"),
        Rows.instant(row, "created"),
        Rows.instant(row, "updated"));
  }
}
