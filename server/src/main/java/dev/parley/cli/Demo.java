package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sim.Persona;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Places one call through the HTTP interface of a running server, shows it live, and then what was
 * kept of it.
 */
final class Demo {
  private final URI api;
  private final String token;
  private final PrintStream out;

  /** Uses a server at an address, with one of its tokens. */
  Demo(URI api, String token, PrintStream out) {
    this.api = api;
    this.token = token;
    this.out = out;
  }

  /**
   * Whom to call.
   *
   * @param expected how the call should end, null when that is not known
   * @param recording where a copy of the recording is put
   */
  record Plan(
      String number,
      String name,
      Map<String, String> metadata,
      Persona.@Nullable Expectation expected,
      Path recording) {}

  /**
   * Places the call and waits for its end. The last line printed is one JSON object.
   *
   * @return whether the call ended as it should
   */
  boolean run(Plan plan) throws IOException, InterruptedException {
    DemoScreen screen = new DemoScreen(out);
    try (DemoApi server = new DemoApi(api, token)) {
      String call = place(server, plan);
      server.follow("/call/" + call + "/events", screen::show);
      JsonNode record = server.get("/call/" + call);
      boolean recorded = !record.path("recording_url").isNull();
      if (recorded) {
        server.save("/call/" + call + "/recording", plan.recording());
      }
      screen.say("");
      screen.table(record.path("felt_gaps"));
      screen.say("");
      screen.say(models(record.path("language_model")));
      screen.say(recorded ? "Recording: " + plan.recording() : "There is no recording.");
      screen.say("");
      screen.say(record.toPrettyString());
      List<String> wrong = Mismatches.of(plan.expected(), record);
      screen.say("");
      wrong.forEach(screen::say);
      screen.say(summary(record, recorded ? plan.recording() : null).toString());
      return wrong.isEmpty();
    }
  }

  /** What was asked of language models, for people. */
  static String models(JsonNode totals) {
    int requests = totals.path("requests").asInt();
    int saved = totals.path("saved").asInt();
    return requests == 0
        ? "Language model: no requests; the mind judged %d turns alone.".formatted(saved)
        : "Language model: %d requests (%d used, %d unused, %d refused, %d discarded, %d late, %d failed, %d cut); the mind judged %d turns alone; %d tokens read, %d written; cost %s."
            .formatted(
                requests,
                totals.path("used").asInt(),
                totals.path("unused").asInt(),
                totals.path("refused").asInt(),
                totals.path("discarded").asInt(),
                totals.path("late").asInt(),
                totals.path("failed").asInt(),
                totals.path("cut").asInt(),
                saved,
                totals.path("prompt_tokens").asInt(),
                totals.path("answer_tokens").asInt(),
                totals.path("cost").decimalValue().toPlainString());
  }

  private String place(DemoApi server, Plan plan) throws IOException, InterruptedException {
    String agent = server.get("/interview").at("/interviews/0/id").asText();
    ObjectNode contact = DemoApi.JSON.createObjectNode();
    contact.put("phone_number", plan.number()).put("name", plan.name());
    ObjectNode order = DemoApi.JSON.createObjectNode();
    order.put("contact_id", server.post("/contact/create", contact).path("id").asText());
    order.put("interview_id", agent);
    ObjectNode metadata = order.putObject("metadata");
    plan.metadata().forEach(metadata::put);
    return server.post("/contact/call", order).path("id").asText();
  }

  private static ObjectNode summary(JsonNode record, @Nullable Path recording) {
    List<Long> gaps =
        StreamSupport.stream(record.path("felt_gaps").spliterator(), false)
            .map(gap -> gap.path("total_ms").asLong())
            .sorted()
            .toList();
    ObjectNode summary = DemoApi.JSON.createObjectNode();
    summary.put("status", record.path("status").asText());
    summary.put("turns", record.path("conversation_history").size());
    ObjectNode felt = summary.putObject("felt_gap_ms");
    felt.put("p50", percentile(gaps, 50));
    felt.put("p95", percentile(gaps, 95));
    summary.set("language_model", record.path("language_model"));
    summary.put("recording", recording == null ? null : recording.toString());
    return summary;
  }

  /** The smallest value that so many percent of the sorted values do not exceed; null of none. */
  static @Nullable Long percentile(List<Long> sorted, int percent) {
    if (sorted.isEmpty()) {
      return null;
    }
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.get(Math.max(0, rank - 1));
  }
}
