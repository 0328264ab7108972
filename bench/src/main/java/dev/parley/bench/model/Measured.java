package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.bench.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What some calls came to. */
final class Measured {
  private final List<Duration> gaps = new ArrayList<>();
  private final List<Duration> asked = new ArrayList<>();
  private int calls;
  private int requests;
  private int saved;
  private int used;

  /** Takes the record of a call and its events. */
  void add(JsonNode record, JsonNode events) {
    calls++;
    JsonNode totals = record.path("language_model");
    requests += totals.path("requests").asInt();
    saved += totals.path("saved").asInt();
    used += totals.path("used").asInt();
    boolean wasAsked = false;
    for (JsonNode event : events) {
      switch (event.path("type").asText()) {
        case "outcomes_scored" -> wasAsked |= event.at("/model/request").asInt() > 0;
        case "gap_measured" -> {
          Duration gap = Duration.ofMillis(event.at("/gap/total_ms").asLong());
          gaps.add(gap);
          if (wasAsked) {
            asked.add(gap);
          }
          wasAsked = false;
        }
        default -> {}
      }
    }
  }

  int calls() {
    return calls;
  }

  int requests() {
    return requests;
  }

  int used() {
    return used;
  }

  int saved() {
    return saved;
  }

  /** The share of judgements that needed no request; not a number if there were none. */
  double savedShare() {
    return (double) saved / (saved + requests);
  }

  /** The silence before each answer. */
  Figures gaps() {
    return Figures.millis(gaps);
  }

  /** The same where a model was asked about the turn. */
  Figures asked() {
    return Figures.millis(asked);
  }
}
