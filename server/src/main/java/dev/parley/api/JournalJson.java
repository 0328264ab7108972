package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.AgentVersions;
import dev.parley.records.Call;
import dev.parley.records.Calls;

/** The journal of a call as JSON, with all that a replay needs. */
final class JournalJson {
  private final Calls calls;
  private final AgentVersions versions;

  JournalJson(Calls calls, AgentVersions versions) {
    this.calls = calls;
    this.versions = versions;
  }

  ObjectNode of(Call call) {
    Call.Pinned pinned = call.agent();
    ObjectNode json = ApiJson.object();
    json.put("call_id", call.id().toString());
    json.put("interview_id", pinned.id().toString());
    json.put("version", pinned.version());
    json.set(
        "document",
        MaskedDocument.of(
            versions.get(call.team(), pinned.id(), pinned.version()).orElseThrow().document()));
    ArrayNode events = json.putArray("events");
    calls
        .journal(call.team(), call.id(), -1, Integer.MAX_VALUE)
        .forEach(entry -> events.add(CallEventView.of(entry.event())));
    return json;
  }
}
