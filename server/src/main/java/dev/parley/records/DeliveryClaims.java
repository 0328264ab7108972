package dev.parley.records;

import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Hands out due deliveries: each to one node at a time, those of one call to one subscriber one
 * after the other. What is handed out is due again later, for a node that dies with it.
 */
record DeliveryClaims(Handle handle, Instant now, Instant until) {
  /** Of each subscription the oldest due, whose earlier ones of the same call are settled. */
  private static final String DUE =
      """
      select d.id, d.next_attempt from deliveries d
      where d.subscription = s.id and d.state = 'pending' and d.next_attempt <= :now
        and not exists (select 1 from deliveries e
          where e.subscription = d.subscription and e.call = d.call and e.state = 'pending'
            and e.position < d.position)
      order by d.next_attempt, d.position
      """;

  private static final String PROVEN =
      """
      with chosen as (
        select d.id from unnest(:subscriptions::uuid[], :rooms::int[]) r(subscription, room)
        join webhook_subscriptions s on s.id = r.subscription and s.ended is null
        cross join lateral (%s limit r.room) d
        order by d.next_attempt limit :most)
      """
          .formatted(DUE);

  /** A team in turn gives its oldest, so that many of one do not keep those of another. */
  private static final String OTHERS =
      """
      with candidates as (
        select d.id, d.next_attempt,
          row_number() over (partition by s.team order by d.next_attempt) + coalesce(t.busy, 0) turn
        from webhook_subscriptions s
        left join unnest(:subscriptions::uuid[], :rooms::int[]) r(subscription, room)
          on r.subscription = s.id
        left join unnest(:teams::uuid[], :busy::int[]) t(team, busy) on t.team = s.team
        cross join lateral (%s limit coalesce(r.room, 1)) d
        where s.ended is null and s.id <> all(:proven::uuid[])),
      chosen as (
        select id from candidates where turn <= :ofTeam order by turn, next_attempt limit :most)
      """
          .formatted(DUE);

  /** Another node may have been quicker, and then the row is due no more. */
  private static final String TAKE =
      """
      update deliveries d set next_attempt = :until
      from chosen, webhook_subscriptions s
      where d.id = chosen.id and s.id = d.subscription and d.state = 'pending'
        and d.next_attempt <= :now
      returning d.*, s.url, array_remove(array[s.secret, s.previous_secret], null) secrets
      """;

  List<Delivery.Parcel> take(DeliveryShare share) {
    List<Delivery.Parcel> taken = new ArrayList<>();
    if (share.mostProven() > 0 && !share.proven().isEmpty()) {
      handle
          .createQuery(PROVEN + TAKE)
          .bindArray("subscriptions", UUID.class, share.proven().keySet())
          .bindArray("rooms", Integer.class, rooms(share.proven()))
          .bind("most", share.mostProven())
          .bind("now", now)
          .bind("until", until)
          .map((row, _) -> parcel(row))
          .forEach(taken::add);
    }
    if (share.mostOthers() > 0) {
      handle
          .createQuery(OTHERS + TAKE)
          .bindArray("subscriptions", UUID.class, share.others().keySet())
          .bindArray("rooms", Integer.class, rooms(share.others()))
          .bindArray(
              "teams", UUID.class, share.ofTeams().keySet().stream().map(TeamId::value).toList())
          .bindArray("busy", Integer.class, rooms(share.ofTeams()))
          .bindArray("proven", UUID.class, share.proven().keySet())
          .bind("ofTeam", share.mostOfTeam())
          .bind("most", share.mostOthers())
          .bind("now", now)
          .bind("until", until)
          .map((row, _) -> parcel(row))
          .forEach(taken::add);
    }
    return taken;
  }

  /** In the order of the keys: a map that does not change keeps it. */
  private static Collection<Integer> rooms(Map<?, Integer> of) {
    return of.keySet().stream().map(of::get).map(room -> room == null ? 0 : room).toList();
  }

  private static Delivery.Parcel parcel(ResultSet row) throws SQLException {
    return new Delivery.Parcel(
        DeliveryList.delivery(row),
        row.getString("url"),
        row.getString("body"),
        Rows.texts(row, "secrets"));
  }
}
