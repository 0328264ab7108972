package dev.parley.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.TemplateScope;
import dev.parley.records.Call;
import dev.parley.records.Contact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the texts of an agent can refer to in a call. */
final class Scopes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Scopes() {}

  /**
   * The scope of a call.
   *
   * @param team its name
   */
  static TemplateScope of(Call call, String team, @Nullable String callerId) {
    Contact contact = call.contact();
    ObjectNode system = JSON.objectNode();
    system
        .putObject("contact")
        .put("id", contact.id().toString())
        .put("name", contact.name())
        .put("phone_number", call.phoneNumber().e164())
        .put("email", contact.email())
        .put("country_code", contact.countryCode())
        .set("attributes", contact.attributes());
    ObjectNode participant = system.putObject("participant");
    participant.putObject("from").put("phone", callerId);
    participant
        .putObject("to")
        .put("phone", call.phoneNumber().e164())
        .put("country", contact.countryCode());
    system.putObject("interviewResponse").put("id", call.id().toString());
    system.putObject("agent").put("title", call.agent().title());
    system.putObject("team").put("name", team);
    JsonNode metadata = call.labels().metadata();
    return new TemplateScope(metadata == null ? JSON.objectNode() : metadata, Map.of(), system);
  }
}
