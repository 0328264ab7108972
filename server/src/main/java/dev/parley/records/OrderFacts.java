package dev.parley.records;

import dev.parley.schedule.CallFacts;
import dev.parley.schedule.OfferedTrunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what is known of the contacts and agents of orders, in one statement for all. */
final class OrderFacts {
  /**
   * The share lock keeps a contact from being deleted until its call is there to be cancelled. The
   * limits make each lookup one of its own, by index, whatever the planner thinks of the tables.
   */
  private static final String FACTS =
      """
      select w.n, now() asked, w.team, k.*, k.k_phone_number f_number, a.title agent_title,
        a.status f_agent, coalesce(nullif(w.version, 0), a.published, 0) f_version,
        %s f_suppressed
      from unnest(:numbers::int[], :teams::uuid[], :contacts::uuid[], :agents::text[],
        :versions::int[]) w(n, team, contact, agent, version)
      cross join lateral (
        select id contact, version k_version, phone_number k_phone_number, name k_name,
          email k_email, country_code k_country_code, caller_type k_caller_type,
          attributes k_attributes, tags k_tags, created k_created, updated k_updated
        from contacts where team = w.team and id = w.contact and deleted is null
        limit 1 for share) k
      left join lateral (
        select title, status, published from agents where team = w.team and id = w.agent limit 1) a
        on true
      """
          .formatted(FactRows.suppressed("w.team", "k.k_phone_number"));

  /** The number of no version, in place of the one that is in force. */
  private static final int IN_FORCE = 0;

  private OrderFacts() {}

  /** What there is of whom and what an order names. */
  sealed interface Found {
    /** There is such a contact, and no such agent. */
    record NoAgent() implements Found {}

    /**
     * There is all of it.
     *
     * @param now by the clock of the database, which decides when a call is due
     */
    record All(Contact contact, Call.Pinned agent, CallFacts facts, Instant now) implements Found {}
  }

  /** By the place of the order; absent where the team has no such contact. */
  static Map<Integer, Found> read(
      Handle handle, List<CallOrder> orders, List<OfferedTrunk> trunks) {
    List<Integer> numbers = new ArrayList<>();
    List<UUID> teams = new ArrayList<>();
    List<UUID> contacts = new ArrayList<>();
    List<String> agents = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    for (CallOrder order : orders) {
      numbers.add(numbers.size());
      teams.add(order.team().value());
      contacts.add(order.contact().value());
      agents.add(order.agent().value());
      CallOrder.Trial trial = order.trial();
      versions.add(trial == null ? IN_FORCE : trial.version());
    }
    Map<Integer, Found> found = new HashMap<>();
    handle
        .createQuery(FACTS)
        .bindArray("numbers", Integer.class, numbers)
        .bindArray("teams", UUID.class, teams)
        .bindArray("contacts", UUID.class, contacts)
        .bindArray("agents", String.class, agents)
        .bindArray("versions", Integer.class, versions)
        .map(
            (row, _) -> Map.entry(row.getInt("n"), found(row, orders.get(row.getInt("n")), trunks)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Found found(ResultSet row, CallOrder order, List<OfferedTrunk> trunks)
      throws SQLException {
    String title = row.getString("agent_title");
    return title == null
        ? new Found.NoAgent()
        : new Found.All(
            CallRow.contact(row),
            new Call.Pinned(order.agent(), title, row.getInt("f_version")),
            FactRows.facts(row, order.callAt(), trunks, null),
            Rows.instant(row, "asked"));
  }
}
