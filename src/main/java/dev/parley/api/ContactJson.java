package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Contact;

/** Contacts as JSON. */
final class ContactJson {
  private ContactJson() {}

  static ObjectNode of(Contact contact) {
    ObjectNode json = Json.object();
    json.put("id", contact.id().toString());
    json.put("created", Json.timestamp(contact.created()));
    json.put("updated", Json.timestamp(contact.updated()));
    json.put("version", contact.version());
    json.put("team_id", contact.team().toString());
    json.put("status", "ACTIVE");
    json.put("name", contact.name());
    json.put("caller_type", contact.callerType());
    json.put("phone_number", contact.phoneNumber().e164());
    json.put("email", contact.email());
    json.put("country_code", contact.countryCode());
    json.set("attributes", contact.attributes());
    ArrayNode tags = json.putArray("tags");
    contact.tags().forEach(tags::add);
    return json;
  }
}
