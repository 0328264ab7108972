package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads deliveries as those see them who run a team. */
final class DeliveryList {
  private DeliveryList() {}

  static List<Delivery> read(Handle handle, TeamId team, Page.Request page) {
    return handle
        .createQuery(
            """
            select * from deliveries where team = :team
            order by created desc, id desc limit :limit offset :offset\
            """)
        .bind("team", team)
        .bind("limit", page.size())
        .bind("offset", page.offset())
        .map((row, _) -> delivery(row))
        .list();
  }

  static Page<Delivery.Addressed> read(
      Handle handle, TeamId team, Delivery.@Nullable State state, Page.Request page) {
    return new Page<>(
        inState(
                handle,
                """
                select d.id, d.team, d.subscription, d.call, d.type, d.state, d.attempts,
                  d.created, d.next_attempt, d.last_status, d.last_error, s.url
                from (select * from deliveries where %s
                  order by created desc, id desc limit :limit offset :offset) d
                join webhook_subscriptions s on s.id = d.subscription
                order by d.created desc, d.id desc\
                """,
                team,
                state)
            .bind("limit", page.size())
            .bind("offset", page.offset())
            .map((row, _) -> addressed(row))
            .list(),
        inState(handle, "select count(*) from deliveries where %s", team, state)
            .mapTo(long.class)
            .one());
  }

  static Page<Delivery.Addressed> of(Handle handle, TeamId team, CallId call, Page.Request page) {
    List<Delivery.Addressed> items =
        handle
            .createQuery(
                """
                select d.*, s.url from deliveries d
                join webhook_subscriptions s on s.id = d.subscription
                where d.team = :team and d.call = :call
                order by d.created desc, d.id desc limit :limit offset :offset\
                """)
            .bind("team", team)
            .bind("call", call)
            .bind("limit", page.size())
            .bind("offset", page.offset())
            .map((row, _) -> addressed(row))
            .list();
    return new Page<>(
        items,
        handle
            .createQuery("select count(*) from deliveries where team = :team and call = :call")
            .bind("team", team)
            .bind("call", call)
            .mapTo(long.class)
            .one());
  }

  private static Query inState(
      Handle handle, String sql, TeamId team, Delivery.@Nullable State state) {
    Query query =
        handle
            .createQuery(
                sql.formatted("team = :team" + (state == null ? "" : " and state = :state")))
            .bind("team", team);
    return state == null ? query : query.bind("state", state.name().toLowerCase(Locale.ROOT));
  }

  static Optional<Delivery.Content> one(Handle handle, TeamId team, UUID id) {
    return handle
        .createQuery(
            """
            select d.*, s.url from deliveries d
            join webhook_subscriptions s on s.id = d.subscription
            where d.team = :team and d.id = :id\
            """)
        .bind("team", team)
        .bind("id", id)
        .map((row, _) -> new Delivery.Content(addressed(row), row.getString("body")))
        .findOne();
  }

  private static Delivery.Addressed addressed(ResultSet row) throws SQLException {
    return new Delivery.Addressed(delivery(row), row.getString("url"));
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        Rows.uuid(row, "id"),
        Rows.team(row, "team"),
        Rows.uuid(row, "subscription"),
        new CallId(Rows.uuid(row, "call")),
        LenientRows.word(row.getString("type"), Subscription.Type.NEW_RESPONSE),
        Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        Rows.instant(row, "created"),
        Rows.instant(row, "next_attempt"),
        Rows.optionalInt(row, "last_status"),
        row.getString("last_error"));
  }
}
