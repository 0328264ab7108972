package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.brain.Question;
import dev.parley.call.CallId;
import dev.parley.call.Scores;
import dev.parley.call.StorableText;
import dev.parley.conversation.UnmatchedReply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How unmatched replies stand in their table. */
final class UnmatchedRows {
  private static final String PROBABILITY = "probability";

  private UnmatchedRows() {}

  /** The word that is kept for it. */
  static String word(UnmatchedReply.Why why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  /** The outcomes there were, each with how probable it was. */
  static JsonNode outcomes(UnmatchedReply reply) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Question.Choice choice : reply.choices()) {
      ObjectNode each =
          all.addObject()
              .put("id", StorableText.of(choice.id()))
              .put("label", StorableText.of(choice.label()));
      Double probability = probability(reply.scores(), choice.id());
      if (probability != null) {
        each.put(PROBABILITY, probability);
      }
    }
    return all;
  }

  private static @Nullable Double probability(@Nullable Scores scores, String outcome) {
    return scores == null
        ? null
        : scores.candidates().stream()
            .filter(candidate -> candidate.outcome().equals(outcome))
            .map(Scores.Candidate::score)
            .findFirst()
            .orElse(null);
  }

  static Unmatched unmatched(ResultSet row) throws SQLException {
    return new Unmatched(
        new CallId(Rows.uuid(row, "call")),
        row.getInt("index"),
        Rows.instant(row, "at"),
        row.getString("node"),
        row.getString("node_name"),
        row.getString("said"),
        row.getString("reply"),
        LenientRows.word(
            row.getString("why").toUpperCase(Locale.ROOT), UnmatchedReply.Why.ASKED_AGAIN),
        row.getString("outcome"),
        choices(Rows.json(row, "outcomes")),
        optionalReal(row, "none"),
        optionalReal(row, "least"));
  }

  private static List<Unmatched.Choice> choices(JsonNode outcomes) {
    List<Unmatched.Choice> choices = new ArrayList<>();
    for (JsonNode each : outcomes) {
      choices.add(
          new Unmatched.Choice(
              each.path("id").asText(),
              each.path("label").asText(),
              each.has(PROBABILITY) ? each.path(PROBABILITY).doubleValue() : null));
    }
    return choices;
  }

  private static @Nullable Double optionalReal(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
