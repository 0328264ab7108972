package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import dev.parley.schedule.CallFacts;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whether a contact may be called at this moment: what an order would meet, without the order. */
final class ContactPermission {
  private static final String FACTS =
      """
      select now() asked, k.phone_number f_number,
        case when :agent::text is null then 'ACTIVE' else a.status end f_agent,
        case when :agent::text is null then 1 else coalesce(a.published, 0) end f_version,
        %s f_suppressed,
        t.dialling_stopped, t.max_concurrent, %s team_calls, t.calls_per_second, %s team_second
      from contacts k join teams t on t.id = k.team
        left join agents a on a.team = k.team and a.id = :agent
      where k.team = :team and k.id = :contact and k.deleted is null
      """
          .formatted(
              FactRows.suppressed("k.team", "k.phone_number"), TeamLoad.CALLS, TeamLoad.SECOND);

  private ContactPermission() {}

  /**
   * Decides as for an order that is due at once.
   *
   * @param agent who would call; null for any that may
   * @return empty if the team has no such contact or no such agent
   */
  static Optional<Permission> decide(
      Handle handle, TeamId team, ContactId contact, @Nullable AgentId agent) {
    List<OfferedTrunk> offers = Trunks.offers(handle);
    return handle
        .createQuery(FACTS)
        .bind("team", team)
        .bind("contact", contact)
        .bind("agent", agent == null ? null : agent.value())
        .map((row, _) -> decision(handle, row, offers))
        .findOne()
        .flatMap(found -> found);
  }

  private static Optional<Permission> decision(
      Handle handle, ResultSet row, List<OfferedTrunk> offers) throws SQLException {
    if (row.getString("f_agent") == null) {
      return Optional.empty();
    }
    CallFacts facts =
        FactRows.facts(
            row, null, offers, QueuedFacts.load(row, offers, QueuedFacts.carried(handle)));
    return Optional.of(Permission.of(facts, Rows.instant(row, "asked")));
  }
}
