package dev.parley.records;

import dev.parley.call.TeamId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the contacts of a team can be told apart by: the tags and the names of attributes that are
 * in use, the most common first.
 *
 * @param of so many contacts were looked at, the newest
 */
public record ContactFacets(List<Facet> tags, List<Facet> attributes, int of) {
  /** What is older than this many contacts is not looked at. */
  private static final int NEWEST = 10_000;

  private static final int MOST = 100;

  private static final String LOOKED_AT =
      """
      from (select tags, attributes from contacts where team = :team and deleted is null
        and phone_number not like '+999_%'
        order by created desc, id desc limit :newest) k
      """;

  public ContactFacets {
    tags = List.copyOf(tags);
    attributes = List.copyOf(attributes);
  }

  /**
   * One of them.
   *
   * @param count how many contacts have it
   */
  public record Facet(String name, int count) {}

  static ContactFacets read(Handle handle, TeamId team) {
    return new ContactFacets(
        facets(handle, team, "unnest(k.tags)"),
        facets(handle, team, "jsonb_object_keys(k.attributes)"),
        handle
            .createQuery("select count(*) " + LOOKED_AT)
            .bind("team", team)
            .bind("newest", NEWEST)
            .mapTo(int.class)
            .one());
  }

  private static List<Facet> facets(Handle handle, TeamId team, String names) {
    return handle
        .createQuery(
            """
            select name, count(*) count %s cross join lateral %s f(name)
            group by name order by count desc, name limit :most\
            """
                .formatted(LOOKED_AT, names))
        .bind("team", team)
        .bind("newest", NEWEST)
        .bind("most", MOST)
        .map((row, _) -> new Facet(row.getString("name"), row.getInt("count")))
        .list();
  }
}
