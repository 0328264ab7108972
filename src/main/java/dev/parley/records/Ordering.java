package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.PhoneNumber;
import dev.parley.schedule.CallFacts;
import dev.parley.schedule.DialRules;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Queues calls within one transaction: each call and its first attempt, and one wake-up for the
 * nodes. It asks the database as often for a hundred orders as for one.
 */
record Ordering(Handle handle, Ids ids, InstantSource clock) {
  private static final Duration KEY_LIFE = Duration.ofHours(24);

  /**
   * The share lock keeps a contact from being deleted until its call is there to be cancelled. The
   * limits make each lookup one of its own, by index, whatever the planner thinks of the tables.
   */
  private static final String JUDGE =
      """
      select w.n, w.team, k.*, a.title agent_title, a.status agent_status,
        coalesce(a.published, 0) agent_published,
        coalesce((select true from suppressions s
          where s.team = w.team and s.phone_number in (
            k.k_phone_number, suppression_digest(w.team, k.k_phone_number)) limit 1), false) suppressed
      from unnest(:numbers::int[], :teams::uuid[], :contacts::uuid[], :agents::text[])
        w(n, team, contact, agent)
      cross join lateral (
        select id contact, version k_version, phone_number k_phone_number, name k_name,
          email k_email, country_code k_country_code, caller_type k_caller_type,
          attributes k_attributes, tags k_tags, created k_created, updated k_updated
        from contacts where team = w.team and id = w.contact and deleted is null
        limit 1 for share) k
      left join lateral (
        select title, status, published from agents where team = w.team and id = w.agent limit 1) a
        on true
      """;

  /**
   * Carries out orders.
   *
   * @param orders no two of one team with the same key
   * @return what became of each, in their order
   */
  List<CallOrder.Outcome> carryOut(List<CallOrder> orders) {
    Map<Integer, CallOrder.Outcome> outcomes = new HashMap<>();
    for (int n = 0; n < orders.size(); n++) {
      Optional<CallOrder.Outcome> earlier = earlier(orders.get(n));
      if (earlier.isPresent()) {
        outcomes.put(n, earlier.get());
      }
    }
    List<Placed> placed = new ArrayList<>();
    Map<Integer, Judged> judged = judge(orders);
    List<Trunks.Offer> offers = Trunks.offers(handle);
    for (int n = 0; n < orders.size(); n++) {
      if (!outcomes.containsKey(n)) {
        outcomes.put(n, decide(orders.get(n), judged.get(n), offers, placed));
      }
    }
    if (!placed.isEmpty()) {
      insert(placed);
      Channel.DUE.wake(handle);
    }
    List<CallOrder.Outcome> inOrder = new ArrayList<>();
    for (int n = 0; n < orders.size(); n++) {
      inOrder.add(Objects.requireNonNull(outcomes.get(n)));
    }
    return inOrder;
  }

  /** The order with the same key, if there was one not too long ago. */
  private Optional<CallOrder.Outcome> earlier(CallOrder order) {
    if (order.idempotencyKey() == null) {
      return Optional.empty();
    }
    Optional<Earlier> found =
        handle
            .createQuery(
                "select id, created from calls where team = :team and idempotency_key = :idempotencyKey")
            .bind("team", order.team())
            .bind("idempotencyKey", Digests.hex(order.idempotencyKey()))
            .map((row, _) ->
                new Earlier(new CallId(Rows.uuid(row, "id")), Rows.instant(row, "created")))
            .findOne();
    if (found.isPresent() && !found.get().created().isAfter(clock.instant().minus(KEY_LIFE))) {
      handle
          .createUpdate("update calls set idempotency_key = null where id = :id")
          .bind("id", found.get().call())
          .execute();
      return Optional.empty();
    }
    return found
        .flatMap(earlier -> Calls.get(handle, order.team(), earlier.call()))
        .map(CallOrder.Accepted::new);
  }

  private record Earlier(CallId call, Instant created) {}

  /** What is known of an order's contact and agent. */
  private record Judged(
      Contact contact,
      @Nullable String title,
      @Nullable String status,
      int published,
      boolean suppressed) {

    static Judged of(ResultSet row) throws SQLException {
      return new Judged(
          CallRow.contact(row),
          row.getString("agent_title"),
          row.getString("agent_status"),
          row.getInt("agent_published"),
          row.getBoolean("suppressed"));
    }

    CallFacts facts(String agentStatus, @Nullable DialRules dial) {
      return new CallFacts(
          contact.phoneNumber(),
          Agent.Status.valueOf(agentStatus) == Agent.Status.ARCHIVED
              ? CallFacts.AgentState.ARCHIVED
              : published == 0 ? CallFacts.AgentState.UNPUBLISHED : CallFacts.AgentState.PUBLISHED,
          suppressed,
          dial);
    }
  }

  /** By the place of the order; absent where the team has no such contact. */
  private Map<Integer, Judged> judge(List<CallOrder> orders) {
    List<Integer> numbers = new ArrayList<>();
    List<UUID> teams = new ArrayList<>();
    List<UUID> contacts = new ArrayList<>();
    List<String> agents = new ArrayList<>();
    for (CallOrder order : orders) {
      numbers.add(numbers.size());
      teams.add(order.team().value());
      contacts.add(order.contact().value());
      agents.add(order.agent().value());
    }
    Map<Integer, Judged> judged = new HashMap<>();
    handle
        .createQuery(JUDGE)
        .bindArray("numbers", Integer.class, numbers)
        .bindArray("teams", UUID.class, teams)
        .bindArray("contacts", UUID.class, contacts)
        .bindArray("agents", String.class, agents)
        .map((row, _) -> Map.entry(row.getInt("n"), Judged.of(row)))
        .forEach(entry -> judged.put(entry.getKey(), entry.getValue()));
    return judged;
  }

  /**
   * What becomes of a call over the trunk it would go over, which is one that may carry it if there
   * is one. Each gets calls by its capacity.
   *
   * @param trunk null if there is none at all
   */
  private record Way(Permission permission, @Nullable String trunk) {}

  private Way way(Judged judged, String status, CallId call, List<Trunks.Offer> offers) {
    @Nullable DialRules first = offers.isEmpty() ? null : offers.getFirst().rules();
    List<Trunks.Offer> open =
        offers.stream()
            .filter(offer ->
                Permission.of(judged.facts(status, offer.rules())) instanceof Permission.Granted)
            .toList();
    if (open.isEmpty()) {
      return new Way(Permission.of(judged.facts(status, first)), null);
    }
    long all = open.stream().mapToLong(Trunks.Offer::capacity).sum();
    long place = Math.floorMod(call.value().getLeastSignificantBits(), all);
    for (Trunks.Offer offer : open) {
      place -= offer.capacity();
      if (place < 0) {
        return new Way(new Permission.Granted(), offer.name());
      }
    }
    throw new IllegalStateException("No trunk has a place among %d.".formatted(all));
  }

  /** A call to be written. */
  private record Placed(CallOrder order, Call call, String trunk) {}

  private CallOrder.Outcome decide(
      CallOrder order, @Nullable Judged judged, List<Trunks.Offer> offers, List<Placed> placed) {
    if (judged == null) {
      return CallOrder.Unknown.CONTACT;
    }
    if (judged.status() == null || judged.title() == null) {
      return CallOrder.Unknown.AGENT;
    }
    Call call = queued(order, judged.contact(), judged.title(), judged.published());
    Way way = way(judged, judged.status(), call.id(), offers);
    return switch (way.permission()) {
      case Permission.Refused refused -> new CallOrder.Refused(refused);
      case Permission.Granted() -> {
        placed.add(new Placed(order, call, Objects.requireNonNull(way.trunk())));
        yield new CallOrder.Accepted(call);
      }
    };
  }

  private Call queued(CallOrder order, Contact contact, String title, int version) {
    Instant now = Times.now(clock);
    AgentId agent = order.agent();
    PhoneNumber number = contact.phoneNumber();
    return new Call(
        new CallId(ids.next()),
        order.team(),
        1,
        CallStatus.QUEUED,
        contact,
        new Call.Pinned(agent, title, version),
        number,
        new Call.Labels(order.metadata(), order.tags(), order.job()),
        now,
        now,
        null,
        null,
        null);
  }

  private void insert(List<Placed> placed) {
    PreparedBatch calls =
        handle.prepareBatch(
            """
            insert into calls (id, team, contact, agent, agent_version, status, phone_number,
              metadata, tags, job, idempotency_key, user_id, token, created, updated)
            values (:id, :team, :contact, :agent, :agentVersion, :status, :number,
              :metadata::jsonb, :tags, :job, :idempotencyKey, :user, :token, :created, :created)\
            """);
    // Due by the clock of the database, which decides when it is claimed.
    PreparedBatch attempts =
        handle.prepareBatch(
            """
            insert into attempts (id, call, team, number, state, due, trunk, phone_number)
            values (:id, :call, :team, 1, 'queued', now(), :trunk, :number)\
            """);
    for (Placed one : placed) {
      CallOrder order = one.order();
      Call call = one.call();
      calls
          .bind("id", call.id())
          .bind("team", call.team())
          .bind("contact", order.contact())
          .bind("agent", order.agent())
          .bind("agentVersion", call.agent().version())
          .bind("status", call.status())
          .bind("number", call.phoneNumber())
          .bind("metadata", order.metadata())
          .bindArray("tags", String.class, order.tags())
          .bind("job", order.job())
          .bind(
              "idempotencyKey",
              order.idempotencyKey() == null ? null : Digests.hex(order.idempotencyKey()))
          .bind("user", order.author().user())
          .bind("token", order.author().token())
          .bind("created", call.created())
          .add();
      attempts
          .bind("id", new AttemptId(ids.next()))
          .bind("call", call.id())
          .bind("team", call.team())
          .bind("trunk", one.trunk())
          .bind("number", call.phoneNumber())
          .add();
    }
    calls.execute();
    attempts.execute();
  }
}
