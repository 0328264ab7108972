package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.EndReason;
import dev.parley.call.Scores;
import dev.parley.conversation.OutcomeTaken;
import dev.parley.driver.WrittenConversation;
import dev.parley.driver.WrittenLine;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A conversation that is held in writing, as it is told. */
final class ChatJson {
  private ChatJson() {}

  static ObjectNode of(Chat.View chat) {
    WrittenConversation state = chat.state();
    ObjectNode json = ApiJson.object();
    json.put("id", chat.id());
    json.put("interview_id", chat.agent());
    json.put("revision", chat.revision());
    json.put("turn", chat.turn());
    json.put("node", state.node());
    ArrayNode path = json.putArray("path");
    ArrayNode outcomes = json.putArray("outcomes");
    for (OutcomeTaken taken : state.taken()) {
      path.add(taken.node());
      outcomes.add(taken.outcome());
    }
    Stream.ofNullable(state.node()).forEach(path::add);
    texts(json.putObject("variables"), state.variables());
    EndReason ended = state.ended();
    if (ended == null) {
      json.putNull("ended");
    } else {
      json.putObject("ended").put("reason", ended.name().toLowerCase(Locale.ROOT));
    }
    ArrayNode lines = json.putArray("lines");
    state.lines().forEach(line -> lines.add(line(line)));
    return json;
  }

  private static void texts(ObjectNode json, Map<String, String> texts) {
    texts.forEach(json::put);
  }

  private static ObjectNode line(WrittenLine line) {
    ObjectNode json = ApiJson.object();
    json.put("side", line.side() == WrittenLine.Side.AGENT ? "agent" : "contact");
    json.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
    json.put("text", line.text());
    json.put("node", line.node());
    json.put("turn", line.turn());
    ArrayNode judged = json.putArray("judged");
    ObjectNode captured = json.putObject("captured");
    for (WrittenLine.Judged each : line.judged()) {
      texts(captured, each.variables());
      judged.add(judged(each));
    }
    return json;
  }

  private static ObjectNode judged(WrittenLine.Judged judged) {
    ObjectNode json = ApiJson.object();
    json.put("node", judged.node());
    json.put("outcome", judged.outcome());
    Scores scores = judged.scores();
    json.put("by", scores == null ? null : scores.by());
    json.put("least", scores == null ? null : (Double) scores.least());
    json.put("none", scores == null ? null : (Double) scores.none());
    ArrayNode candidates = json.putArray("candidates");
    if (scores == null) {
      judged.labels().forEach((id, label) -> candidates.add(candidate(id, label, null)));
    } else {
      for (Scores.Candidate each : scores.candidates()) {
        String label = Objects.requireNonNullElse(judged.labels().get(each.outcome()), "");
        candidates.add(candidate(each.outcome(), label, each.score()));
      }
    }
    return json;
  }

  private static ObjectNode candidate(String id, String label, @Nullable Double score) {
    return ApiJson.object().put("id", id).put("label", label).put("score", score);
  }
}
