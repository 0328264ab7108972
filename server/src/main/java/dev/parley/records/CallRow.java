package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.RecordingKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a call is read: with its contact and its agent's title. */
final class CallRow {
  static final String SELECT =
      """
      select c.*, a.title agent_title, k.version k_version, k.phone_number k_phone_number,
        k.name k_name, k.email k_email, k.country_code k_country_code, k.caller_type k_caller_type,
        k.attributes k_attributes, k.tags k_tags, k.created k_created, k.updated k_updated
      """;

  /** Without what a list does not show, and without labels that are beyond {@code :most} bytes. */
  static final String SELECT_LISTED =
      """
      select c.id, c.team, c.version, c.status, c.contact, c.agent, c.agent_version, c.phone_number,
        c.tags, c.job, c.created, c.updated, c.started, c.ended, c.end_reason, c.end_detail,
        c.recording, c.recording_ms, '{}'::jsonb variables, '{}'::text[] outcomes,
        c.summary, c.model_summary, c.summary_model, c.test,
        c.metadata_bytes, case when c.metadata_bytes <= :most then c.metadata end metadata,
        a.title agent_title, k.version k_version, k.phone_number k_phone_number,
        k.name k_name, k.email k_email, k.country_code k_country_code, k.caller_type k_caller_type,
        case when k.attributes_bytes <= :most then k.attributes end k_attributes, k.tags k_tags,
        k.created k_created, k.updated k_updated
      """;

  static final String FROM =
      "from calls c join contacts k on k.id = c.contact join agents a on a.id = c.agent\n";

  private CallRow() {}

  /**
   * The same for what is told once and for all.
   *
   * @throws IllegalArgumentException if the row holds what {@link LenientRows} would read otherwise
   */
  static Call exact(ResultSet row) throws SQLException {
    Call call = call(row);
    Call.Ending ending = call.ending();
    boolean known =
        call.status().name().equals(row.getString("status"))
            && call.phoneNumber().e164().equals(row.getString("phone_number"))
            && call.contact().phoneNumber().e164().equals(row.getString("k_phone_number"))
            && (ending == null
                || LenientRows.word(ending.reason()).equals(row.getString("end_reason")));
    if (!known) {
      throw new IllegalArgumentException("A call holds what is not known.");
    }
    return call;
  }

  static Call call(ResultSet row) throws SQLException {
    return new Call(
        new CallId(Rows.uuid(row, "id")),
        Rows.team(row, "team"),
        row.getInt("version"),
        LenientRows.status(row.getString("status")),
        contact(row),
        new Call.Pinned(
            new AgentId(row.getString("agent")),
            row.getString("agent_title"),
            row.getInt("agent_version")),
        LenientRows.number(row.getString("phone_number")),
        new Call.Labels(metadata(row), Rows.texts(row, "tags"), row.getObject("job", UUID.class)),
        Rows.instant(row, "created"),
        Rows.instant(row, "updated"),
        Rows.optionalInstant(row, "started"),
        ending(row),
        recording(row),
        summary(row),
        row.getBoolean("test"));
  }

  /** Null where there is none, missing where it is too large for a list. */
  private static @Nullable JsonNode metadata(ResultSet row) throws SQLException {
    JsonNode metadata = Rows.optionalJson(row, "metadata");
    return metadata == null && row.getInt("metadata_bytes") > 0
        ? MissingNode.getInstance()
        : metadata;
  }

  static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        new ContactId(Rows.uuid(row, "contact")),
        Rows.team(row, "team"),
        row.getInt("k_version"),
        LenientRows.number(row.getString("k_phone_number")),
        row.getString("k_name"),
        row.getString("k_email"),
        row.getString("k_country_code"),
        row.getString("k_caller_type"),
        Contacts.attributes(row, "k_attributes"),
        Rows.texts(row, "k_tags"),
        Rows.instant(row, "k_created"),
        Rows.instant(row, "k_updated"));
  }

  private static Call.@Nullable Ending ending(ResultSet row) throws SQLException {
    Instant ended = Rows.optionalInstant(row, "ended");
    return ended == null
        ? null
        : new Call.Ending(
            ended,
            LenientRows.endReason(row.getString("end_reason")),
            row.getString("end_detail"),
            RecordJson.readStrings(row.getString("variables")),
            Rows.texts(row, "outcomes"));
  }

  private static Call.@Nullable Summary summary(ResultSet row) throws SQLException {
    String extract = row.getString("summary");
    String byModel = row.getString("model_summary");
    String model = row.getString("summary_model");
    return extract == null
        ? null
        : new Call.Summary(
            extract, byModel == null || model == null ? null : new Call.ByModel(byModel, model));
  }

  private static Call.@Nullable Recording recording(ResultSet row) throws SQLException {
    String key = row.getString("recording");
    return key == null
        ? null
        : new Call.Recording(new RecordingKey(key), Duration.ofMillis(row.getLong("recording_ms")));
  }
}
