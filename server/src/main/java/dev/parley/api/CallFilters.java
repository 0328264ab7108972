package dev.parley.api;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.Fault;
import dev.parley.call.TurnSpeaker;
import dev.parley.records.CallCondition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The filters of a query for calls. */
final class CallFilters {
  private static final int LONGEST_WORDS = 200;

  /** What a line of an address has room for. */
  private static final int MOST_IDS = 150;

  private final Query query;
  private final List<CallCondition> conditions = new ArrayList<>();

  private CallFilters(Query query) {
    this.query = query;
  }

  /**
   * Reads them.
   *
   * @throws ApiException 400 naming the parameter that is not as it must be
   */
  static List<CallCondition> of(Query query) {
    CallFilters filters = new CallFilters(query);
    filters.how();
    filters.when();
    filters.figures();
    filters.labels();
    filters.words();
    return filters.conditions;
  }

  private void how() {
    List<String> calls = query.texts("id");
    if (calls.size() > MOST_IDS) {
      throw ApiException.invalid(
          "id",
          "The query parameter id is given %d times and may be %d times."
              .formatted(calls.size(), MOST_IDS));
    }
    if (!calls.isEmpty()) {
      conditions.add(
          new CallCondition.OneOf(
              calls.stream().map(CallFilters::call).collect(Collectors.toSet())));
    }
    Set<AgentId> agents =
        query.texts("agent").stream().map(CallFilters::agent).collect(Collectors.toSet());
    if (!agents.isEmpty()) {
      conditions.add(new CallCondition.OfAgents(agents));
    }
    add(query.whole("version", 1), CallCondition.OfVersion::new);
    Set<CallStatus> statuses = StatusFilter.parse("status", query.texts("status"));
    if (!statuses.isEmpty()) {
      conditions.add(new CallCondition.InStatus(statuses));
    }
    reasons();
    add(query.text("outcome"), CallCondition.Took::new);
    add(query.text("end_node"), CallCondition.EndedIn::new);
    add(query.truth("test"), CallCondition.Test::new);
    add(query.truth("has_recording"), CallCondition.Recorded::new);
    add(query.truth("parked"), CallCondition.Parked::new);
  }

  private static CallId call(String text) {
    return Request.uuid(text)
        .map((UUID id) -> new CallId(id))
        .orElseThrow(() ->
            ApiException.invalid(
                "id",
                "The query parameter id is no id of a call (a UUID): \"%s\"."
                    .formatted(ApiException.shortened(text))));
  }

  private static AgentId agent(String text) {
    try {
      return new AgentId(text);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(
          "agent",
          "The query parameter agent is \"%s\"; the id of an agent is 8 letters and digits."
              .formatted(ApiException.shortened(text)));
    }
  }

  private void reasons() {
    List<String> asked = query.texts("reason");
    if (!asked.isEmpty()) {
      Set<EndReason> reasons = EnumSet.noneOf(EndReason.class);
      asked.forEach(reason -> reasons.add(Query.choice("reason", reason, EndReason.class)));
      conditions.add(new CallCondition.EndedFor(reasons));
    }
    List<String> faults = query.texts("fault");
    if (!faults.isEmpty()) {
      Set<Fault> any = EnumSet.noneOf(Fault.class);
      faults.forEach(fault -> any.add(Query.choice("fault", fault, Fault.class)));
      conditions.add(
          new CallCondition.EndedFor(
              Arrays.stream(EndReason.values())
                  .filter(reason -> any.contains(reason.fault()))
                  .collect(Collectors.toSet())));
    }
  }

  private void when() {
    add(query.time("from"), CallCondition.Since::new);
    add(query.time("to"), CallCondition.Before::new);
  }

  private void figures() {
    add(query.millis("min_ms"), CallCondition.NoShorterThan::new);
    add(query.millis("max_ms"), CallCondition.NoLongerThan::new);
    add(query.millis("gap_p95_min"), CallCondition.WaitedAtLeast::new);
    add(query.whole("turns_min", 0), CallCondition.TurnsAtLeast::new);
    add(query.whole("interrupted_min", 0), CallCondition.InterruptedAtLeast::new);
  }

  private void labels() {
    query.texts("tag").forEach(tag -> conditions.add(new CallCondition.Tagged(tag)));
    add(query.id("job"), CallCondition.OfJob::new);
    add(query.id("contact").map(ContactId::new), CallCondition.WithContact::new);
    add(Optional.ofNullable(query.search()), CallCondition.OfPerson::new);
    query
        .named("variable")
        .forEach((name, value) -> conditions.add(new CallCondition.Captured(name, value)));
    query
        .named("metadata")
        .forEach((key, value) -> conditions.add(new CallCondition.Labelled(key, value)));
  }

  private void words() {
    TurnSpeaker by = query.choice("words_by", TurnSpeaker.class).orElse(null);
    String words = query.text("words").orElse(null);
    if (words == null) {
      return;
    }
    if (words.length() > LONGEST_WORDS) {
      throw ApiException.invalid(
          "words",
          "The query parameter words has %d characters and may have %d."
              .formatted(words.length(), LONGEST_WORDS));
    }
    conditions.add(new CallCondition.Said(words, by));
  }

  private <T> void add(Optional<T> value, Function<T, CallCondition> condition) {
    value.map(condition).ifPresent(conditions::add);
  }
}
