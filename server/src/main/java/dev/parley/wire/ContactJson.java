package dev.parley.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.PhoneNumber;
import dev.parley.records.Contact;
import org.jspecify.annotations.Nullable;

/** A contact as it is told to the outside, in the names existing clients know. */
public final class ContactJson {
  private ContactJson() {}

  /** A contact. */
  public static ObjectNode of(Contact contact) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", contact.id().toString());
    json.put("created", WireTime.of(contact.created()));
    json.put("updated", WireTime.of(contact.updated()));
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

  /** A number, null for one that was erased. */
  public static @Nullable String number(PhoneNumber number) {
    return number.equals(PhoneNumber.ERASED) ? null : number.e164();
  }
}
