package dev.parley.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallId;
import dev.parley.records.CallCondition;
import dev.parley.records.CallSummaries;
import dev.parley.records.CallSummary;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * Calls as a file: those of the list, a line each, however many they are. They are read some at a
 * time, so that who reads slowly holds nothing but those.
 */
final class CallExport {
  private static final int AT_ONCE = 200;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final Map<String, JsonPointer> COLUMNS = columns();

  private final CallSummaries summaries;
  private final InstantSource clock;

  CallExport(CallSummaries summaries, InstantSource clock) {
    this.summaries = summaries;
    this.clock = clock;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.stream("/call/export.csv", request -> send(request, "csv", "text/csv")),
        Route.stream("/call/export.jsonl", request -> send(request, "jsonl", "application/jsonl")));
  }

  private static Map<String, JsonPointer> columns() {
    Map<String, JsonPointer> columns = new LinkedHashMap<>();
    columns.put("id", JsonPointer.compile("/id"));
    columns.put("created", JsonPointer.compile("/created"));
    columns.put("contact_id", JsonPointer.compile("/contact/id"));
    columns.put("contact_name", JsonPointer.compile("/contact/name"));
    columns.put("phone_number", JsonPointer.compile("/contact/phone_number"));
    columns.put("agent_id", JsonPointer.compile("/agent/id"));
    columns.put("agent_title", JsonPointer.compile("/agent/title"));
    columns.put("agent_version", JsonPointer.compile("/agent/version"));
    columns.put("last_outcome", JsonPointer.compile("/last_outcome/label"));
    columns.put("end_step", JsonPointer.compile("/end_node/step"));
    columns.put("end_step_name", JsonPointer.compile("/end_node/name"));
    for (String name :
        List.of(
            "status",
            "end_reason",
            "fault",
            "duration_ms",
            "gap_p95_ms",
            "turns",
            "interrupted",
            "tags",
            "job_id",
            "test",
            "has_recording",
            "parked",
            "variables",
            "metadata")) {
      columns.put(name, JsonPointer.compile("/" + name));
    }
    return Collections.unmodifiableMap(columns);
  }

  private Answer send(Request request, String ending, String type) {
    List<CallCondition> conditions = CallFilters.of(request.query());
    Context context = request.context();
    CallSummary.Page first =
        context.method().equals(HandlerType.HEAD) ? null : page(request, conditions, null);
    context.disableCompression();
    context.res().setContentType(type + ";charset=utf-8");
    context.res().setHeader("Cache-Control", "private, no-store");
    context
        .res()
        .setHeader(
            "Content-Disposition",
            "attachment; filename=\"parley-calls-%s.%s\""
                .formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), ending));
    if (first != null) {
      write(request, conditions, first, ending.equals("csv"));
    }
    return new Answer.Written();
  }

  private CallSummary.Page page(
      Request request, List<CallCondition> conditions, CallSummary.@Nullable Cursor after) {
    return summaries.page(request.team(), conditions, after, AT_ONCE);
  }

  private void write(
      Request request, List<CallCondition> conditions, CallSummary.Page first, boolean csv) {
    boolean whole = false;
    try {
      OutputStream out =
          new BufferedOutputStream(request.context().res().getOutputStream(), BUFFER_BYTES);
      CsvLines table = csv ? new CsvLines(out, COLUMNS) : null;
      Lines lines = table == null ? line -> json(line, out) : table::write;
      CallSummary.Page page = first;
      rows(request, page, lines);
      while (page.next() != null) {
        page = page(request, conditions, page.next());
        rows(request, page, lines);
      }
      if (table != null) {
        table.flush();
      }
      out.flush();
      whole = true;
    } catch (IOException e) {
      // The client went away.
    } finally {
      if (!whole) {
        breakOff(request.context());
      }
    }
  }

  private interface Lines {
    void write(ObjectNode line) throws IOException;
  }

  private void rows(Request request, CallSummary.Page page, Lines lines) throws IOException {
    List<CallId> ids = page.rows().stream().map(CallSummary::id).toList();
    Map<CallId, CallSummary.Facts> facts = summaries.facts(request.team(), ids);
    for (CallSummary row : page.rows()) {
      ObjectNode line = CallRows.row(row);
      CallSummary.Facts known = facts.getOrDefault(row.id(), CallSummary.Facts.NONE);
      line.set("variables", known.variables());
      line.set("metadata", known.metadata());
      lines.write(line);
    }
  }

  private static void json(ObjectNode line, OutputStream out) throws IOException {
    out.write(ApiJson.write(line));
    out.write('\n');
  }

  /** A file that is not whole must not look as if it were: its end never comes. */
  private static void breakOff(Context context) {
    if (context.res().isCommitted()) {
      ServletContextRequest.getServletContextRequest(context.req())
          .getConnectionMetaData()
          .getConnection()
          .close();
    }
  }
}
