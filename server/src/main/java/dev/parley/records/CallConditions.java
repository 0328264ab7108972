package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.TurnSpeaker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Conditions on calls as SQL, of a row {@code c} of calls. */
final class CallConditions {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");

  private boolean words;
  private final List<String> sql = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, List<String>> arrays = new LinkedHashMap<>();

  static CallConditions of(List<CallCondition> conditions) {
    CallConditions all = new CallConditions();
    conditions.forEach(all::add);
    return all;
  }

  /** Whether one of them is of what was said. */
  boolean words() {
    return words;
  }

  /** All of them, each after an "and". */
  String sql() {
    StringBuilder text = new StringBuilder();
    sql.forEach(one -> text.append(" and ").append(one));
    return text.toString();
  }

  /** Binds what {@link #sql} names. */
  <T extends SqlStatement<T>> T bind(T statement) {
    values.forEach(statement::bind);
    arrays.forEach((name, texts) -> statement.bindArray(name, String.class, texts));
    return statement;
  }

  private void add(CallCondition condition) {
    switch (condition) {
      case CallCondition.OneOf(var calls) ->
          array("c.id = any(:%s::text[]::uuid[])", calls.stream().map(CallId::toString).toList());
      case CallCondition.OfAgents(var agents) ->
          any("c.agent", agents.stream().map(AgentId::toString).toList());
      case CallCondition.OfVersion(int version) -> value("c.agent_version = :%s", version);
      case CallCondition.InStatus(var statuses) ->
          any("c.status", statuses.stream().map(CallStatus::name).toList());
      case CallCondition.EndedFor(var reasons) ->
          any("c.end_reason", reasons.stream().map(LenientRows::word).toList());
      case CallCondition.Took(String outcome) ->
          array("c.outcomes @> :%s::text[]", List.of(outcome));
      case CallCondition.EndedIn(String node) -> value("c.end_node = :%s", node);
      case CallCondition.Since(var from) -> value("c.created >= :%s", from);
      case CallCondition.Before(var to) -> value("c.created < :%s", to);
      case CallCondition.NoShorterThan(var least) ->
          value("c.duration_ms >= :%s", least.toMillis());
      case CallCondition.NoLongerThan(var most) -> value("c.duration_ms <= :%s", most.toMillis());
      case CallCondition.WaitedAtLeast(var gap) -> value("c.gap_p95_ms >= :%s", gap.toMillis());
      case CallCondition.TurnsAtLeast(int turns) -> value("c.turns >= :%s", turns);
      case CallCondition.InterruptedAtLeast(int times) -> value("c.interrupted >= :%s", times);
      case CallCondition.Tagged(String tag) -> array("c.tags @> :%s::text[]", List.of(tag));
      case CallCondition.OfJob(var job) -> value("c.job = :%s", job);
      case CallCondition.Test(boolean test) -> sql.add(test ? "c.test" : "not c.test");
      case CallCondition.Recorded(boolean recorded) ->
          sql.add(recorded ? "c.recording is not null" : "c.recording is null");
      case CallCondition.Parked(boolean parked) -> sql.add(parked(parked));
      case CallCondition.WithContact(var contact) -> value("c.contact = :%s", contact);
      case CallCondition.OfPerson(String part) -> person(part);
      case CallCondition.Said(String said, TurnSpeaker by) -> said(said, by);
      case CallCondition.Captured(String variable, String value) ->
          value("c.variables @> :%s::jsonb", object(variable, TextNode.valueOf(value)));
      case CallCondition.Labelled(String key, String value) -> labelled(key, value);
    }
  }

  private void value(String condition, Object value) {
    sql.add(condition.formatted(name()));
    values.put(name(), value);
  }

  private void any(String column, List<String> texts) {
    array(column + " = any(:%s::text[])", texts);
  }

  private void array(String condition, List<String> texts) {
    sql.add(condition.formatted(name()));
    arrays.put(name(), texts);
  }

  private String name() {
    return "condition" + (values.size() + arrays.size());
  }

  private static String parked(boolean parked) {
    return parked
        ? "c.id in (select call from deliveries where team = :team and state = 'parked')"
        : "not exists (select 1 from deliveries d where d.call = c.id and d.state = 'parked')";
  }

  private void person(String part) {
    // Several times as fast as LIKE where the whole list is gone through.
    value("strpos(c.person, lower(:%s)) > 0", part.strip());
  }

  private void said(String said, @Nullable TurnSpeaker by) {
    String asked = "websearch_to_tsquery('simple', :%s)".formatted(name());
    values.put(name(), said);
    words = true;
    sql.add(
        "exists (select 1 from call_words w where w.call = c.id and w.words @@ %s)"
            .formatted(by == null ? asked : by(by, asked)));
  }

  /** The same query with the weight of a speaker behind each word, which are in quotes. */
  private static String by(TurnSpeaker speaker, String asked) {
    String weight =
        switch (speaker) {
          case CALLEE -> "A";
          case AGENT -> "B";
        };
    return "regexp_replace(%s::text, '''([ )]|$)', ''':%s\\1', 'g')::tsquery"
        .formatted(asked, weight);
  }

  private void labelled(String key, String value) {
    List<String> forms = new ArrayList<>();
    scalars(value)
        .forEach(scalar -> {
          forms.add("c.metadata @> :%s::jsonb".formatted(name()));
          values.put(name(), object(key, scalar));
        });
    sql.add("(%s)".formatted(String.join(" or ", forms)));
  }

  private static Stream<JsonNode> scalars(String value) {
    Stream<JsonNode> text = Stream.of(TextNode.valueOf(value));
    if (NUMBER.matcher(value).matches()) {
      return Stream.concat(text, Stream.of(DecimalNode.valueOf(new BigDecimal(value))));
    }
    return value.equals("true") || value.equals("false")
        ? Stream.concat(text, Stream.of(BooleanNode.valueOf(Boolean.parseBoolean(value))))
        : text;
  }

  private static JsonNode object(String key, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(key, value);
  }
}
