package dev.parley.brain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.TemplateScope;
import dev.parley.language.reading.Whereabouts;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a callee tells where they are. */
public final class CalleeFacts {
  /** Names of a contact's attribute, without capitals and anything but letters. */
  private static final Set<String> ZONE = Set.of("timezone", "timezoneid", "tz");

  private CalleeFacts() {}

  /** By the contact's attribute {@code time_zone}, else by the number dialled. */
  static Whereabouts whereabouts(TemplateScope scope, ZoneId otherwise) {
    JsonNode contact = scope.system().path("contact");
    String number = text(scope.system().path("participant").path("to").path("phone"));
    return whereabouts(
        contact.path("attributes"),
        number == null ? text(contact.path("phone_number")) : number,
        otherwise);
  }

  /** The same of a contact with these attributes, called at this number (E.164). */
  public static Whereabouts whereabouts(
      JsonNode attributes, @Nullable String number, ZoneId otherwise) {
    return Whereabouts.of(zone(attributes), number, otherwise);
  }

  private static @Nullable String zone(JsonNode attributes) {
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      if (ZONE.contains(name) && attribute.getValue().isTextual()) {
        return attribute.getValue().textValue();
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }
}
