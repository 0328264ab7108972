package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallEvent;
import dev.parley.call.CallEventJson;
import dev.parley.call.ModelUse;
import dev.parley.call.Scores;
import dev.parley.conversation.CommandJson;
import dev.parley.wire.WireTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Events of a call as JSON. */
final class CallEventView {
  private CallEventView() {}

  /** The events have the names here that they have in the journal. */
  static String type(CallEvent event) {
    return CallEventJson.name(event);
  }

  static ObjectNode of(CallEvent event) {
    ObjectNode json = ApiJson.object();
    json.put("type", type(event));
    json.put("at", WireTime.of(event.at()));
    if (event instanceof CallEvent.OfLeg of) {
      json.put("leg", of.leg().value());
    }
    switch (event) {
      case CallEvent.Dialling dialling ->
          json.put("attempt", dialling.attempt().toString())
              .put("trunk", dialling.trunk())
              .put("sip_call_id", dialling.sipCallId());
      case CallEvent.Ringing ringing -> json.put("early_media", ringing.earlyMedia());
      case CallEvent.Answered _ -> {}
      case CallEvent.Began began ->
          json.put("interview_id", began.agent().toString())
              .put("version", began.version())
              .put("scope", began.scope())
              .put("format", began.format());
      case CallEvent.Stepped stepped -> {
        json.put("index", stepped.index());
        json.put("offset_ms", stepped.offset().toMillis());
        json.put("event", stepped.event());
        var commands = json.putArray("commands");
        stepped.commands().stream().map(CommandJson::masked).forEach(commands::add);
      }
      case CallEvent.AgentSpoke spoke ->
          json.put("node_id", spoke.node())
              .put("step", spoke.step())
              .put("text", spoke.text())
              .put("interrupted", spoke.interrupted())
              .put("from_ms", spoke.from().toMillis())
              .put("to_ms", spoke.to().toMillis())
              .put("composed_by", spoke.composedBy());
      case CallEvent.AgentPaused paused ->
          json.put("from_ms", paused.from().toMillis()).put("to_ms", paused.to().toMillis());
      case CallEvent.AnswererJudged judged ->
          json.put("answerer", judged.answerer().word())
              .put("probability", judged.probability())
              .put("because", judged.because());
      case CallEvent.Held held -> json.put("from_ms", held.from().toMillis());
      case CallEvent.Resumed resumed ->
          json.put("from_ms", resumed.from().toMillis()).put("to_ms", resumed.to().toMillis());
      case CallEvent.CalleeSpoke spoke ->
          json.put("node_id", spoke.node())
              .put("step", spoke.step())
              .put("text", spoke.text())
              .put("confidence", spoke.confidence())
              .put("digits", spoke.digits())
              .put("from_ms", spoke.from().toMillis())
              .put("to_ms", spoke.to().toMillis());
      case CallEvent.OutcomeTaken taken ->
          outcome(json, taken.index(), taken.node(), taken.step(), taken.outcome());
      case CallEvent.OutcomeWithdrawn gone ->
          outcome(json, gone.index(), gone.node(), gone.step(), gone.outcome());
      case CallEvent.OptedOut out -> json.put("index", out.index());
      case CallEvent.OutcomesScored scored -> scores(json, scored);
      case CallEvent.KnowledgeCited cited ->
          json.put("asked", cited.asked())
              .put("text", cited.text())
              .put("knowledge_id", cited.base())
              .put("item_id", cited.item())
              .put("probability", cited.probability())
              .put("composed_by", cited.composedBy());
      case CallEvent.ModelAsked(_, ModelUse use) -> use(json, use);
      case CallEvent.GapMeasured measured -> json.set("gap", CallPartsJson.gap(measured.gap()));
      case CallEvent.ActionFailed failed ->
          json.put("action", failed.action())
              .put("name", failed.name())
              .put("node_id", failed.node())
              .put("status", failed.status())
              .put("error", failed.error());
      case CallEvent.MediaMeasured media ->
          json.put("packets_sent", media.sent())
              .put("packets_received", media.received())
              .put("packets_lost", media.lost())
              .put("packets_late", media.late())
              .put("stalled_ms", media.stalled().toMillis())
              .put("jitter_ms", media.jitter().toMillis())
              .put("packets_lost_there", media.lostThere())
              .put("round_trip_ms", media.roundTrip().toMillis())
              .put("codec", media.codec());
      case CallEvent.Noted noted -> json.put("text", noted.text());
      case CallEvent.Recorded recorded -> json.put("length_ms", recorded.length().toMillis());
      case CallEvent.Unknown unknown ->
          json.put("name", unknown.name()).put("format", unknown.format());
      case CallEvent.Ended ended -> end(json, ended);
    }
    return json;
  }

  private static void outcome(ObjectNode json, int index, String node, int step, String outcome) {
    json.put("index", index).put("node_id", node).put("step", step).put("outcome", outcome);
  }

  private static void scores(ObjectNode json, CallEvent.OutcomesScored scored) {
    json.put("ask", scored.ask()).put("by", scored.scores().by());
    var candidates = json.putArray("candidates");
    for (Scores.Candidate candidate : scored.scores().candidates()) {
      candidates.addObject().put("outcome", candidate.outcome()).put("score", candidate.score());
    }
    json.put("none", scored.scores().none()).put("least", scored.scores().least());
    Scores.Model model = scored.scores().model();
    if (model != null) {
      json.putObject("model")
          .put("name", model.name())
          .put("result", model.result())
          .put("prompt_tokens", model.promptTokens())
          .put("answer_tokens", model.answerTokens())
          .put("took_ms", model.took().toMillis())
          .put("request", model.request());
    }
  }

  private static void use(ObjectNode json, ModelUse use) {
    Duration first = use.first();
    json.put("request", use.request())
        .put("purpose", use.purpose())
        .put("model", use.model())
        .put("fate", use.fate().word())
        .put("result", use.result())
        .put("prompt_tokens", use.promptTokens())
        .put("answer_tokens", use.answerTokens())
        .put("estimated", use.estimated())
        .put("first_ms", first == null ? null : Long.valueOf(first.toMillis()))
        .put("took_ms", use.took().toMillis())
        .put("cost", BigDecimal.valueOf(use.cost(), 6));
  }

  private static void end(ObjectNode json, CallEvent.Ended ended) {
    json.put("reason", ended.reason().word());
    json.put("fault", CallRoutes.name(ended.reason().fault()));
    json.put("detail", ended.detail());
    Map<String, String> sorted = new TreeMap<>(ended.variables());
    ObjectNode variables = json.putObject("variables");
    sorted.forEach(variables::put);
    var outcomes = json.putArray("outcomes");
    ended.outcomes().forEach(outcomes::add);
  }
}
