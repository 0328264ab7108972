package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.EndReason;
import dev.parley.records.Board;
import dev.parley.records.CallSummary;
import dev.parley.records.Dialling;
import dev.parley.records.LiveCall;
import dev.parley.wire.ContactJson;
import dev.parley.wire.StatusNames;
import dev.parley.wire.WireTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes on now, as it is told to those who ask and to those who watch. */
final class LiveJson {
  private LiveJson() {}

  static ObjectNode now(Board.Now now) {
    ObjectNode json = counts(now.counts());
    ArrayNode live = json.putArray("calls");
    now.live().forEach(call -> live.add(call(call)));
    ArrayNode waiting = json.putArray("next");
    for (Board.Waiting each : now.waiting()) {
      ObjectNode row = ApiJson.object();
      row.set("call", call(each.call()));
      row.put("due", WireTime.of(each.due()));
      row.set("waiting_for", WaitingJson.of(each.permission()));
      waiting.add(row);
    }
    ArrayNode ended = json.putArray("just_ended");
    now.ended().forEach(call -> ended.add(call(call)));
    return json;
  }

  static ObjectNode counts(Board.Counts counts) {
    ObjectNode json = ApiJson.object();
    json.put("live", counts.dialling().underWay());
    json.put("waiting", counts.waiting());
    json.put("oldest_waiting", time(counts.oldest()));
    json.put("capacity", counts.capacity());
    json.set("dialling", dialling(counts.dialling()));
    return json;
  }

  static ObjectNode dialling(Dialling.State state) {
    ObjectNode json = ApiJson.object();
    json.put("on", state.on());
    json.put("changed", time(state.changed()));
    if (state.by() == null) {
      json.putNull("by");
    } else {
      json.putObject("by").put("id", state.by().toString()).put("name", state.byName());
    }
    json.put("note", state.note());
    return json;
  }

  static ObjectNode call(LiveCall call) {
    ObjectNode json = ApiJson.object();
    json.put("id", call.id().toString());
    json.put("status", StatusNames.of(call.status()));
    json.put("created", WireTime.of(call.created()));
    json.put("started", time(call.started()));
    json.put("ended", time(call.ended()));
    EndReason reason = call.endReason();
    json.put("end_reason", reason == null ? null : reason.word());
    json.putObject("contact")
        .put("id", call.contact().toString())
        .put("name", call.contactName())
        .put("phone_number", ContactJson.number(call.phoneNumber()));
    json.putObject("agent")
        .put("id", call.agent().id().toString())
        .put("title", call.agent().title())
        .put("version", call.agent().version());
    json.put("test", call.test());
    CallSummary.Place place = call.place();
    if (place == null) {
      json.putNull("node");
    } else {
      json.putObject("node")
          .put("id", place.id())
          .put("name", place.name())
          .put("step", place.step());
    }
    json.put("last_callee", call.lastCallee());
    json.put("last_agent", call.lastAgent());
    ArrayNode gaps = json.putArray("gaps_ms");
    call.gaps().forEach(gap -> gaps.add(gap.toMillis()));
    return json;
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : WireTime.of(at);
  }
}
