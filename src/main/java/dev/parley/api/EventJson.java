package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallEvent;
import dev.parley.conversation.CommandJson;
import dev.parley.webhooks.CallJson;
import java.util.Map;
import java.util.TreeMap;

/** Events of a call as JSON. */
final class EventJson {
  private EventJson() {}

  static String type(CallEvent event) {
    return switch (event) {
      case CallEvent.Dialling _ -> "dialling";
      case CallEvent.Ringing _ -> "ringing";
      case CallEvent.Answered _ -> "answered";
      case CallEvent.Began _ -> "began";
      case CallEvent.Stepped _ -> "stepped";
      case CallEvent.AgentSpoke _ -> "agent_spoke";
      case CallEvent.AgentPaused _ -> "agent_paused";
      case CallEvent.Held _ -> "held";
      case CallEvent.Resumed _ -> "resumed";
      case CallEvent.CalleeSpoke _ -> "callee_spoke";
      case CallEvent.GapMeasured _ -> "gap_measured";
      case CallEvent.ActionFailed _ -> "action_failed";
      case CallEvent.MediaMeasured _ -> "media_measured";
      case CallEvent.Noted _ -> "noted";
      case CallEvent.Recorded _ -> "recorded";
      case CallEvent.Ended _ -> "ended";
    };
  }

  static ObjectNode of(CallEvent event) {
    ObjectNode json = Json.object();
    json.put("type", type(event));
    json.put("at", CallJson.timestamp(event.at()));
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
              .put("scope", began.scope());
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
              .put("to_ms", spoke.to().toMillis());
      case CallEvent.AgentPaused paused ->
          json.put("from_ms", paused.from().toMillis()).put("to_ms", paused.to().toMillis());
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
      case CallEvent.GapMeasured measured -> json.set("gap", CallRoutes.gap(measured.gap()));
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
              .put("round_trip_ms", media.roundTrip().toMillis());
      case CallEvent.Noted noted -> json.put("text", noted.text());
      case CallEvent.Recorded recorded -> json.put("length_ms", recorded.length().toMillis());
      case CallEvent.Ended ended -> end(json, ended);
    }
    return json;
  }

  private static void end(ObjectNode json, CallEvent.Ended ended) {
    json.put("reason", CallRoutes.name(ended.reason()));
    json.put("fault", CallRoutes.name(ended.reason().fault()));
    json.put("detail", ended.detail());
    Map<String, String> sorted = new TreeMap<>(ended.variables());
    ObjectNode variables = json.putObject("variables");
    sorted.forEach(variables::put);
    var outcomes = json.putArray("outcomes");
    ended.outcomes().forEach(outcomes::add);
  }
}
