package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Outbox;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether this node can do its work, and what stands in the way. */
final class Health {
  /** An event that waits for longer waits for something that does not come by itself. */
  private static final Duration OLDEST = Duration.ofMinutes(2);

  private final Map<String, BooleanSupplier> checks;
  private final Vitals vitals;

  Health(Map<String, BooleanSupplier> checks, Vitals vitals) {
    this.checks = new TreeMap<>(checks);
    this.vitals = vitals;
  }

  /**
   * All is well, and this is how each part does.
   *
   * @throws ApiException 503 that says what is not well
   */
  Answer answer() {
    Outbox.@Nullable Backlog backlog = vitals.outbox().get();
    List<String> troubles = troubles(backlog);
    if (!troubles.isEmpty()) {
      throw ApiException.of(
          503, "unhealthy", "Not working: %s.".formatted(String.join("; ", troubles)));
    }
    ObjectNode json = ApiJson.object();
    json.put("status", "ok");
    ObjectNode each = json.putObject("checks");
    checks.keySet().forEach(name -> each.put(name, "ok"));
    threads(json.putArray("threads"));
    outbox(json.putObject("outbox"), backlog);
    voice(json.putObject("voice"), vitals.voice());
    return Answer.of(json);
  }

  /** What is not well now. */
  List<String> troubles() {
    return troubles(vitals.outbox().get());
  }

  private List<String> troubles(Outbox.@Nullable Backlog backlog) {
    List<String> troubles = new ArrayList<>();
    checks.forEach((name, check) -> {
      if (!check.getAsBoolean()) {
        troubles.add(name);
      }
    });
    troubles.addAll(vitals.supervisor().troubles());
    Duration oldest = backlog == null ? null : backlog.oldest();
    if (oldest != null && oldest.compareTo(OLDEST) > 0) {
      troubles.add(
          "the outbox stands still: its oldest event has waited for %d s"
              .formatted(oldest.toSeconds()));
    }
    return troubles;
  }

  private void threads(ArrayNode threads) {
    for (Pulse.Reading reading : vitals.supervisor().readings()) {
      threads
          .addObject()
          .put("name", reading.name())
          .put("state", reading.state().name().toLowerCase(Locale.ROOT))
          .put("last_round_ms", reading.lastRound().toMillis())
          .put("faults", reading.faults());
    }
  }

  private static void voice(ObjectNode json, SpokenWith voice) {
    json.put("name", voice.speaks());
    if (!voice.speaks().equals(voice.usual())) {
      json.put("in_place_of", voice.usual());
    }
  }

  private static void outbox(ObjectNode json, Outbox.@Nullable Backlog backlog) {
    Duration oldest = backlog == null ? null : backlog.oldest();
    json.put("oldest_seconds", oldest == null ? 0 : Math.max(0, oldest.toSeconds()));
    json.put("parked", backlog == null ? 0 : backlog.parked());
  }
}
