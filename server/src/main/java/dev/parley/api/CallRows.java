package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.EndReason;
import dev.parley.records.CallSummaries;
import dev.parley.records.CallSummary;
import dev.parley.wire.ContactJson;
import dev.parley.wire.StatusNames;
import dev.parley.wire.WireTime;
import java.util.UUID;

/** Pages of calls in a line each, by cursor. */
final class CallRows {
  private static final int MOST = 200;
  private static final int USUAL = 50;

  private final CallSummaries summaries;

  CallRows(CallSummaries summaries) {
    this.summaries = summaries;
  }

  ObjectNode page(Request request) {
    Query query = request.query();
    CallSummary.Page page =
        summaries.page(
            request.team(),
            CallFilters.of(query),
            query.text("cursor").map(CallCursor::of).orElse(null),
            query.rows(MOST, USUAL));
    ObjectNode json = ApiJson.object();
    ArrayNode rows = json.putArray("rows");
    page.rows().forEach(row -> rows.add(row(row)));
    CallSummary.Cursor next = page.next();
    json.put("next", next == null ? null : CallCursor.text(next));
    json.put("count", page.count().number());
    json.put("count_is", page.count().exact() ? "exact" : "at_least");
    return json;
  }

  /** A call in a line. */
  static ObjectNode row(CallSummary row) {
    ObjectNode json = ApiJson.object();
    json.put("id", row.id().toString());
    json.put("created", WireTime.of(row.created()));
    ObjectNode contact = json.putObject("contact");
    contact.put("id", row.contact().toString());
    contact.put("name", row.contactName());
    contact.put("phone_number", ContactJson.number(row.phoneNumber()));
    ObjectNode agent = json.putObject("agent");
    agent.put("id", row.agent().id().toString());
    agent.put("title", row.agent().title());
    agent.put("version", row.agent().version());
    json.put("status", StatusNames.of(row.status()));
    end(row, json);
    figures(row, json);
    ArrayNode tags = json.putArray("tags");
    row.tags().forEach(tags::add);
    UUID job = row.job();
    json.put("job_id", job == null ? null : job.toString());
    json.put("test", row.test());
    json.put("has_recording", row.recorded());
    json.put("parked", row.parked());
    return json;
  }

  private static void end(CallSummary row, ObjectNode json) {
    EndReason reason = row.endReason();
    json.put("end_reason", reason == null ? null : reason.word());
    json.put("fault", reason == null ? null : CallRoutes.name(reason.fault()));
    CallSummary.Outcome outcome = row.lastOutcome();
    if (outcome == null) {
      json.putNull("last_outcome");
    } else {
      json.putObject("last_outcome").put("id", outcome.id()).put("label", outcome.label());
    }
    CallSummary.Place place = row.endNode();
    if (place == null) {
      json.putNull("end_node");
    } else {
      json.putObject("end_node")
          .put("id", place.id())
          .put("name", place.name())
          .put("step", place.step());
    }
  }

  private static void figures(CallSummary row, ObjectNode json) {
    CallSummary.Figures figures = row.figures();
    if (figures == null) {
      json.putNull("duration_ms").putNull("gap_p95_ms").putNull("turns").putNull("interrupted");
      return;
    }
    json.put("duration_ms", figures.duration().toMillis());
    json.put("gap_p95_ms", figures.gapP95() == null ? null : figures.gapP95().toMillis());
    json.put("turns", figures.turns());
    json.put("interrupted", figures.interrupted());
  }
}
