package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.Fault;
import dev.parley.records.CallStatistics;
import dev.parley.records.Dialling;
import dev.parley.records.Installation;
import dev.parley.records.Records;
import dev.parley.wire.StatusNames;
import dev.parley.wire.WireTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How calls went, and what somebody has to do something about. */
final class StatisticsRoutes {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(100);
  private static final int MOST = 500;

  /** Ends that somebody should look at who runs this. */
  private static final List<String> FAULTY =
      Arrays.stream(EndReason.values())
          .filter(reason ->
              EnumSet.of(Fault.US, Fault.CARRIER, Fault.PROVIDER).contains(reason.fault())
                  && reason != EndReason.INVALID_NUMBER)
          .map(Enum::name)
          .toList();

  private final CallStatistics statistics;
  private final Dialling dialling;
  private final Installation installation;
  private final Health health;
  private final Disk disk;
  private final InstantSource clock;

  StatisticsRoutes(Records records, Health health, Disk disk, InstantSource clock) {
    this.statistics = records.callStatistics();
    this.dialling = records.dialling();
    this.installation = records.installation();
    this.health = health;
    this.disk = disk;
    this.clock = clock;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/stats/calls", this::calls), Route.get("/attention", this::attention));
  }

  private Answer calls(Request request) {
    Query query = request.query();
    Instant to = query.time("to").orElseGet(clock::instant);
    Instant from = query.time("from").orElse(to.minus(USUAL));
    if (from.isAfter(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw ApiException.invalid(
          "from",
          "The time from %s to %s must be one of 0 to %d days."
              .formatted(WireTime.of(from), WireTime.of(to), LONGEST.toDays()));
    }
    var by = query.choice("by", CallStatistics.By.class).orElse(CallStatistics.By.ALL);
    var range = new CallStatistics.Range(from, to, agent(query), zone(query));
    ObjectNode json = ApiJson.object();
    json.put("from", WireTime.of(from));
    json.put("to", WireTime.of(to));
    ArrayNode groups = json.putArray("groups");
    statistics.read(request.team(), range, by, MOST).forEach(group -> groups.add(group(group, by)));
    return Answer.of(json);
  }

  private static @Nullable AgentId agent(Query query) {
    return query
        .text("agent")
        .map(id -> {
          try {
            return new AgentId(id);
          } catch (IllegalArgumentException e) {
            throw ApiException.invalid(
                "agent",
                "The query parameter agent is no id of an agent: \"%s\"."
                    .formatted(ApiException.shortened(id)));
          }
        })
        .orElse(null);
  }

  private static ZoneId zone(Query query) {
    return query
        .text("tz")
        .map(zone -> {
          try {
            return ZoneId.of(zone);
          } catch (DateTimeException e) {
            throw ApiException.invalid(
                "tz",
                "The query parameter tz is no time zone such as Europe/Berlin: \"%s\"."
                    .formatted(ApiException.shortened(zone)));
          }
        })
        .orElse(ZoneOffset.UTC);
  }

  private static ObjectNode group(CallStatistics.Group group, CallStatistics.By by) {
    ObjectNode json = ApiJson.object();
    json.put("key", key(group.key(), by));
    json.put("label", group.label());
    json.put("calls", group.calls());
    json.put("answered", group.answered());
    json.put("reached", group.reached());
    json.put("wait_p50_ms", group.waitP50() == null ? null : group.waitP50().toMillis());
    json.put("wait_p95_ms", group.waitP95() == null ? null : group.waitP95().toMillis());
    ObjectNode statuses = json.putObject("statuses");
    group.statuses().forEach((status, many) -> statuses.put(status(status), many));
    return json;
  }

  private static String key(String key, CallStatistics.By by) {
    return switch (by) {
      case STATUS -> status(key);
      case REASON -> key.toLowerCase(Locale.ROOT);
      case ALL, HOUR, DAY, OUTCOME, AGENT -> key;
    };
  }

  /** As it is told, or as it is kept where a later version kept it. */
  private static String status(String kept) {
    return Arrays.stream(CallStatus.values())
        .filter(status -> status.name().equals(kept))
        .map(StatusNames::of)
        .findFirst()
        .orElse(kept);
  }

  private Answer attention(Request request) {
    ObjectNode json = ApiJson.object();
    ArrayNode items = json.putArray("items");
    Dialling.State state = dialling.of(request.team());
    if (!state.on()) {
      add(
          items,
          "dialling_stopped",
          1,
          "Dialling is stopped: nobody is called until it is resumed.");
    }
    health
        .troubles()
        .forEach(trouble -> add(items, "unhealthy", 1, "Not working: " + trouble + "."));
    trunks(items, installation.trunks(request.team()));
    CallStatistics.Troubles troubles = statistics.troubles(request.team(), FAULTY);
    if (troubles.faulty() > 0) {
      add(
          items,
          "calls_failed",
          troubles.faulty(),
          "%d calls ended within the last hour by our, the carrier's or a provider's doing; each says why."
              .formatted(troubles.faulty()));
    }
    if (troubles.parked() > 0) {
      add(
          items,
          "webhooks_parked",
          troubles.parked(),
          "%d webhooks did not arrive and are not tried any more; see what the receiver answered, and send them again."
              .formatted(troubles.parked()));
    }
    disk.free()
        .filter(free -> free.low())
        .ifPresent(free ->
            add(
                items,
                "disk_low",
                1,
                "The disk that recordings are on has %d %% left (%d MiB); make room, or no call can be recorded soon."
                    .formatted(free.percent(), free.bytes() >> 20)));
    return Answer.of(json);
  }

  private static void trunks(ArrayNode items, List<Installation.Trunk> trunks) {
    if (trunks.isEmpty()) {
      add(
          items,
          "trunk_down",
          1,
          "There is no trunk to call over. Maybe set PARLEY_TRUNK to sip:user:password@host:port and start again.");
    }
    for (Installation.Trunk trunk : trunks) {
      if (trunk.capacity() == 0) {
        add(
            items,
            "trunk_down",
            trunk.waiting(),
            "No node can dial over the trunk %s: none that knows it runs.".formatted(trunk.name()));
      } else if (trunk.lastEnd() == EndReason.TRUNK_REFUSED
          || trunk.lastEnd() == EndReason.TRUNK_UNAVAILABLE) {
        add(
            items,
            "trunk_refusing",
            trunk.waiting(),
            "The trunk %s did not take the last call (%s); see that call for what it answered."
                .formatted(trunk.name(), trunk.lastEnd().word()));
      }
    }
  }

  private static void add(ArrayNode items, String code, int count, String message) {
    items.addObject().put("code", code).put("count", count).put("message", message);
  }
}
