package dev.parley.records;

import dev.parley.call.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Pages of contacts. */
final class ContactList {
  /** What is shorter has no run of three characters to be found by. */
  private static final int SHORTEST_FOUND = 3;

  /** So many of the newest contacts tell whether many match a search. */
  private static final int SAMPLE = 500;

  /** From so many matches among the sample on, reading all is quicker than the index of words. */
  private static final int MANY = 5;

  private ContactList() {}

  static Page<Contact> read(
      Handle handle, TeamId team, Contact.Filter filter, Page.Request wanted) {
    Listing.Found found = matching(handle, team, filter).page(order(filter), wanted);
    Map<UUID, Contact> contacts = new HashMap<>();
    handle
        .createQuery(
            """
            select id, team, version, phone_number, name, email, country_code, caller_type, tags,
              created, updated,
              case when attributes_bytes <= :most then attributes end attributes
            from contacts where id = any(:ids)\
            """)
        .bind("most", Limits.MOST_LISTED_BYTES)
        .bindArray("ids", UUID.class, found.ids())
        .map((row, _) -> Contacts.contact(row))
        .forEach(contact -> contacts.put(contact.id().value(), contact));
    List<Contact> page =
        found.ids().stream().map(id -> Objects.requireNonNull(contacts.get(id))).toList();
    return new Page<>(page, found.count());
  }

  private static Listing matching(Handle handle, TeamId team, Contact.Filter filter) {
    Listing listing = Listing.of(handle, "from contacts");
    String search = Rows.containing(filter.search());
    String text = search == null ? "" : String.valueOf(filter.search()).strip();
    boolean rare =
        text.codePointCount(0, text.length()) >= SHORTEST_FOUND && rare(handle, team, search);
    listing.where(
        "team = :team and deleted is null and phone_number not like '+999_%'", "team", team);
    for (int i = 0; i < filter.excludedTags().size(); i++) {
      // No index helps here, and this takes two thirds of the time that an overlap does.
      String name = "excluded" + i;
      listing.where("not :%s = any(tags)".formatted(name), name, filter.excludedTags().get(i));
    }
    return listing
        .whereAny("tags @> :tags::text[]", "tags", filter.tags())
        .where("words like lower(:search)", "search", search)
        .where("runs_of_three(words) @> runs_of_three(lower(:text))", "text", rare ? text : null)
        .indexed(rare || !filter.tags().isEmpty());
  }

  /**
   * Whether the index of words finds a search sooner than reading all contacts does: the team has
   * many, and few of its newest match.
   */
  private static boolean rare(Handle handle, TeamId team, @Nullable String search) {
    return handle
        .createQuery(
            """
            select count(*) = :sample and count(*) filter (where words like lower(:search)) < :many
            from (select words from contacts where team = :team and deleted is null
              order by created desc, id desc limit :sample) newest\
            """)
        .bind("sample", SAMPLE)
        .bind("many", MANY)
        .bind("search", search)
        .bind("team", team)
        .mapTo(boolean.class)
        .one();
  }

  private static Listing.Order order(Contact.Filter filter) {
    Listing.Order ascending =
        switch (filter.sort()) {
          case NAME -> new Listing.Order("name, id", "name desc, id desc");
          case CREATED -> new Listing.Order("created, id", "created desc, id desc");
          case UPDATED -> new Listing.Order("updated, id", "updated desc, id desc");
          case PHONE_NUMBER -> new Listing.Order("phone_number", "phone_number desc");
        };
    if (filter.ascending()) {
      return ascending;
    }
    return switch (filter.sort()) {
      // Who has no name comes last in either direction.
      case NAME -> new Listing.Order("name desc nulls last, id desc", "name nulls first, id");
      case CREATED, UPDATED, PHONE_NUMBER -> ascending.reversed();
    };
  }
}
