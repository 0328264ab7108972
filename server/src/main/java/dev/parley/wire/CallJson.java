package dev.parley.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Call;
import dev.parley.records.Turn;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is told to the outside, in the names existing clients know.
 *
 * @param publicUrl where clients reach this server
 */
public record CallJson(URI publicUrl) {
  /** A call and its transcript. */
  public ObjectNode of(Call call, List<Turn> transcript) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", call.id().toString());
    json.put("created", WireTime.of(call.created()));
    json.put("updated", WireTime.of(call.updated()));
    json.put("version", call.version());
    json.putObject("interview")
        .put("id", call.agent().id().toString())
        .put("title", call.agent().title());
    json.set("contact", ContactJson.of(call.contact()));
    json.putObject("team").put("id", call.team().toString());
    json.put("type", "PHONE_CALL");
    json.put("status", StatusNames.of(call.status()));
    json.put("start_time", optional(call.started()));
    json.put("end_time", optional(call.ending() == null ? null : call.ending().at()));
    json.put("duration_ms", Long.toString(call.duration().toMillis()));
    ArrayNode history = json.putArray("conversation_history");
    transcript.forEach(turn -> history.add(utterance(turn)));
    json.put("ai_name", call.agent().title());
    json.put("phone_number", ContactJson.number(call.phoneNumber()));
    json.put("recording_url", recording(call));
    json.put("transcript", text(transcript));
    json.set("summary_data", summary(call.summary()));
    JsonNode metadata = call.labels().metadata();
    if (metadata != null && metadata.isMissingNode()) {
      json.putObject("metadata");
      json.put("metadata_omitted", true);
    } else {
      json.set("metadata", metadata);
    }
    ArrayNode tags = json.putArray("tags");
    call.labels().tags().forEach(tags::add);
    json.put("test", call.test());
    json.put("job_id", call.labels().job() == null ? null : call.labels().job().toString());
    return json;
  }

  private static ObjectNode utterance(Turn turn) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("date", WireTime.of(turn.at()));
    json.put("text", turn.text());
    json.put(
        "author",
        switch (turn.speaker()) {
          case AGENT -> "ai";
          case CALLEE -> "user";
        });
    json.putNull("audio_url");
    json.put("cumulative_duration_ms", turn.to().toMillis());
    json.put("step", turn.step());
    json.put("node_id", turn.node());
    if (turn.composedBy() != null) {
      json.put("composed_by", turn.composedBy());
    }
    return json;
  }

  private static String text(List<Turn> transcript) {
    return transcript.stream()
        .map(turn ->
            switch (turn.speaker()) {
              case AGENT -> "Agent: " + turn.text();
              case CALLEE -> "User: " + turn.text();
            })
        .collect(Collectors.joining("\n"));
  }

  private static @Nullable ObjectNode summary(Call.@Nullable Summary summary) {
    if (summary == null) {
      return null;
    }
    Call.ByModel byModel = summary.byModel();
    return JsonNodeFactory.instance
        .objectNode()
        .put("summary", byModel == null ? summary.extract() : byModel.text())
        .put("model", byModel == null ? null : byModel.model())
        .put("extract", summary.extract());
  }

  private @Nullable String recording(Call call) {
    return call.recording() == null
        ? null
        : publicUrl.resolve("/call/%s/recording".formatted(call.id())).toString();
  }

  private static @Nullable String optional(@Nullable Instant at) {
    return at == null ? null : WireTime.of(at);
  }
}
