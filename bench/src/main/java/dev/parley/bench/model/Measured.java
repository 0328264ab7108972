package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.bench.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What some calls came to. */
final class Measured {
  private final List<AnsweredTurn> turns = new ArrayList<>();
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
    turns.addAll(AnsweredTurn.of(events));
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

  /** The silence before the first sound after each turn. */
  Figures gaps() {
    return Figures.millis(turns.stream().map(AnsweredTurn::gap).toList());
  }

  /** Of the turns about which a model was asked. */
  Figures asked(Function<AnsweredTurn, Duration> what) {
    return Figures.millis(turns.stream().filter(AnsweredTurn::asked).map(what).toList());
  }
}
