package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.Scores;
import dev.parley.conversation.ReplyJudgement;
import dev.parley.records.Attempt;
import dev.parley.records.Call;
import dev.parley.wire.WireTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What only this server tells of a call: waits, judgements, attempts. */
final class CallPartsJson {
  private CallPartsJson() {}

  static ObjectNode gap(FeltGap gap) {
    ObjectNode json = ApiJson.object();
    json.put("turn", gap.turn());
    Duration from = gap.from();
    if (from != null) {
      json.put("from_ms", from.toMillis());
      json.put("to_ms", from.plus(gap.total()).toMillis());
    }
    json.put("total_ms", gap.total().toMillis());
    json.put("endpoint_ms", gap.endpoint().toMillis());
    json.put("stt_ms", gap.stt().toMillis());
    json.put("brain_ms", gap.brain().toMillis());
    json.put("tts_ms", gap.tts().toMillis());
    json.put("pacing_ms", gap.pacing().toMillis());
    return json;
  }

  static ObjectNode judgement(Call.Judged judged) {
    ReplyJudgement judgement = judged.judgement();
    Scores scores = judgement.scores();
    ObjectNode json = ApiJson.object();
    json.put("index", judged.index());
    json.put("at_ms", judgement.at().toMillis());
    json.put("node_id", judgement.node());
    json.put("said", judgement.said());
    json.put("reply", judgement.reply());
    json.put("outcome", judgement.outcome());
    ArrayNode candidates = json.putArray("candidates");
    for (Question.Choice choice : judgement.choices()) {
      candidates
          .addObject()
          .put("id", choice.id())
          .put("label", choice.label())
          .put("score", scores == null ? null : score(scores, choice.id()));
    }
    json.put("none", scores == null ? null : scores.none());
    json.put("least", scores == null ? null : scores.least());
    json.put("by", scores == null ? null : scores.by());
    return json;
  }

  private static @Nullable Double score(Scores scores, String outcome) {
    return scores.candidates().stream()
        .filter(candidate -> candidate.outcome().equals(outcome))
        .map(Scores.Candidate::score)
        .findFirst()
        .orElse(null);
  }

  static ObjectNode attempt(Attempt attempt) {
    EndReason reason = attempt.endReason();
    ObjectNode json = ApiJson.object();
    json.put("id", attempt.id().toString());
    json.put("number", attempt.number());
    json.put("state", CallRoutes.name(attempt.state()));
    json.put("due", WireTime.of(attempt.due()));
    json.put("dialled", time(attempt.dialled()));
    json.put("ringing", time(attempt.ringing()));
    json.put("answered", time(attempt.answered()));
    json.put("ended", time(attempt.ended()));
    json.put("end_reason", reason == null ? null : reason.word());
    json.put("fault", reason == null ? null : CallRoutes.name(reason.fault()));
    json.put("trunk", attempt.trunk());
    return json;
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : WireTime.of(at);
  }
}
