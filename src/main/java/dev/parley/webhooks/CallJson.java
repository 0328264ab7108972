package dev.parley.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallStatus;
import dev.parley.call.PhoneNumber;
import dev.parley.records.Call;
import dev.parley.records.Contact;
import dev.parley.records.Turn;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is told to the outside, in the names existing clients know.
 *
 * @param publicUrl where clients reach this server
 */
public record CallJson(URI publicUrl) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** A call and its transcript. */
  public ObjectNode of(Call call, List<Turn> transcript) {
    ObjectNode json = object();
    json.put("id", call.id().toString());
    json.put("created", timestamp(call.created()));
    json.put("updated", timestamp(call.updated()));
    json.put("version", call.version());
    json.putObject("interview")
        .put("id", call.agent().id().toString())
        .put("title", call.agent().title());
    json.set("contact", contact(call.contact()));
    json.putObject("team").put("id", call.team().toString());
    json.put("type", "PHONE_CALL");
    json.put("status", status(call.status()));
    json.put("start_time", optional(call.started()));
    json.put("end_time", optional(call.ending() == null ? null : call.ending().at()));
    json.put("duration_ms", Long.toString(call.duration().toMillis()));
    ArrayNode history = json.putArray("conversation_history");
    transcript.forEach(turn -> history.add(utterance(turn)));
    json.put("ai_name", call.agent().title());
    json.put("phone_number", number(call.phoneNumber()));
    json.put("recording_url", recording(call));
    json.put("transcript", text(transcript));
    json.putNull("summary_data");
    JsonNode metadata = call.labels().metadata();
    if (metadata != null && metadata.isMissingNode()) {
      json.putObject("metadata");
      json.put("metadata_omitted", true);
    } else {
      json.set("metadata", metadata);
    }
    ArrayNode tags = json.putArray("tags");
    call.labels().tags().forEach(tags::add);
    json.put("job_id", call.labels().job() == null ? null : call.labels().job().toString());
    return json;
  }

  /** A contact. */
  public static ObjectNode contact(Contact contact) {
    ObjectNode json = object();
    json.put("id", contact.id().toString());
    json.put("created", timestamp(contact.created()));
    json.put("updated", timestamp(contact.updated()));
    json.put("version", contact.version());
    json.put("team_id", contact.team().toString());
    json.put("status", "ACTIVE");
    json.put("name", contact.name());
    json.put("caller_type", contact.callerType());
    json.put("phone_number", number(contact.phoneNumber()));
    json.put("email", contact.email());
    json.put("country_code", contact.countryCode());
    if (contact.attributes().isMissingNode()) {
      json.putObject("attributes");
      json.put("attributes_omitted", true);
    } else {
      json.set("attributes", contact.attributes());
    }
    ArrayNode tags = json.putArray("tags");
    contact.tags().forEach(tags::add);
    return json;
  }

  private static @Nullable String number(PhoneNumber number) {
    return number.equals(PhoneNumber.ERASED) ? null : number.e164();
  }

  /** A time in ISO 8601, in UTC with milliseconds. */
  public static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  /** The name of a status. */
  public static String status(CallStatus status) {
    return switch (status) {
      case QUEUED -> "QUEUED";
      case RINGING -> "NOT_STARTED";
      case IN_PROGRESS -> "IN_PROGRESS";
      case COMPLETED -> "COMPLETED";
      case NO_ANSWER -> "NO_ANSWER";
      case BUSY -> "BUSY";
      case FAILED -> "FAILED";
      case LEFT_VOICEMAIL -> "LEFT_VOICEMAIL";
      case TRANSFERRED -> "TRANSFERRED";
      case SUPPRESSED -> "SUPPRESSED";
      case CANCELLED -> "CANCELLED";
    };
  }

  private static ObjectNode utterance(Turn turn) {
    ObjectNode json = object();
    json.put("date", timestamp(turn.at()));
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

  private @Nullable String recording(Call call) {
    return call.recording() == null
        ? null
        : publicUrl.resolve("/call/%s/recording".formatted(call.id())).toString();
  }

  private static @Nullable String optional(@Nullable Instant at) {
    return at == null ? null : timestamp(at);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
